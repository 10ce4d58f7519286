/// The header and the rows of a CSV file, each with as many fields as the header.
struct CSVTable {
    let header: CSVHeader
    /// At least one. Rows of nothing but blanks, which spreadsheets leave behind, are passed over.
    let rows: [CSVParser.Record]

    init(_ text: [UInt8]) throws(CSVParser.Fault) {
        var parser = CSVParser(text, separator: CSVHeader.separator(in: text))
        let first = try parser.next() ?? CSVParser.Record(line: 1, fields: [])
        do throws(LineFault) {
            header = try CSVHeader(first.fields)
        } catch {
            throw CSVParser.Fault(line: first.line, fault: error)
        }
        var rows: [CSVParser.Record] = []
        while let row = try parser.next() {
            guard row.fields.count == first.fields.count else {
                let fault = LineFault.fieldCount(row.fields.count, header: first.fields.count)
                throw CSVParser.Fault(line: row.line, fault: fault)
            }
            if row.fields.contains(where: { !Blanks.trimmed($0).isEmpty }) { rows.append(row) }
        }
        guard !rows.isEmpty else { throw CSVParser.Fault(line: first.line, fault: .noRows) }
        self.rows = rows
    }
}
