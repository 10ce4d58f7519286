/// The columns and rows of a CSV file, for whoever wants them and no documents.
package struct TabularFile: Sendable {
    /// Each with a name of its own.
    package let columns: [String]
    /// The line on which a row begins, from 1, and as many fields as there are columns. At least one row.
    package let rows: [(line: Int, fields: [String])]

    /// - Throws: what is no text, and what can be read in two ways, by its line.
    package init(_ file: SourceFile) throws(ReaderError) {
        let text = try SourceText(of: file)
        do throws(CSVParser.Fault) {
            let table = try CSVTable(text.bytes)
            columns = table.header.names
            rows = table.rows.map { ($0.line, $0.fields) }
        } catch {
            throw .line(file.uri, error.line, error.fault)
        }
    }
}
