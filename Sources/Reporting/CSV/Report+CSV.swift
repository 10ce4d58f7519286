extension Report {
    /// All tables, and the data of all charts, as one table in CSV (RFC 4180), UTF-8.
    ///
    /// Every record has the same fields, so that any reader takes it as it is: `section` and `table` (the title of a table or
    /// chart), then each column of any table once, under its name; what a table does not have is empty. A column with intervals
    /// is followed by `… low` and `… high`. Figures have all their digits. The report's facts come first, as the table `facts`
    /// of no section. Text that a spreadsheet would run as a formula gets an apostrophe before it.
    package var csv: String {
        let tables = csvTables
        var positions: [String: Int] = [:]
        var writer = CSVWriter()
        for name in ["section", "table"] { writer.text(name) }
        for name in tables.flatMap(\.names) where positions[name] == nil {
            positions[name] = positions.count
            writer.text(name)
        }
        writer.endRecord()
        for table in tables { table.write(to: &writer, positions) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private var csvTables: [CSVTable] {
        let rows = facts.map { [Table.Cell.text($0.name), .text($0.value)] }
        let facts = CSVTable(section: "", Table("facts", columns: ["fact", "value"], rows: rows))
        return [facts]
            + sections.flatMap { section in
                (section.tables + section.charts.map(\.data)).map { CSVTable(section: section.title, $0) }
            }
    }
}

/// A table among those that share one header.
private struct CSVTable {
    private enum Part {
        case value, low, high
    }

    private let section: String
    private let table: Table
    private let fields: [(name: String, column: Int, part: Part)]

    /// - Parameter table: two columns of one name are told apart by a number.
    init(section: String, _ table: Table) {
        self.section = section
        self.table = table
        var seen: Set = ["section", "table"]
        var fields: [(name: String, column: Int, part: Part)] = []
        for (column, shape) in table.shape.enumerated() {
            let name = shape.name.isEmpty ? "column \(column + 1)" : shape.name
            let suffix = (2...).lazy.map { " \($0)" }.first { !seen.contains(name + $0) } ?? ""
            let unique = seen.contains(name) ? name + suffix : name
            fields.append((unique, column, .value))
            if shape.hasInterval { fields += [(unique + " low", column, .low), (unique + " high", column, .high)] }
            seen.formUnion(fields.map(\.name))
        }
        self.fields = fields
    }

    var names: [String] { table.rows.isEmpty ? [] : fields.map(\.name) }

    func write(to writer: inout CSVWriter, _ positions: [String: Int]) {
        var layout = [(column: Int, part: Part)?](repeating: nil, count: positions.count)
        for field in fields {
            if let position = positions[field.name] { layout[position] = (field.column, field.part) }
        }
        for row in table.rows {
            writer.text(section)
            writer.text(table.title ?? "")
            for place in layout {
                if let place, place.column < row.count {
                    Self.write(row[place.column], place.part, to: &writer)
                } else {
                    writer.empty()
                }
            }
            writer.endRecord()
        }
    }

    private static func write(_ cell: Table.Cell, _ part: Part, to writer: inout CSVWriter) {
        switch (cell, part) {
        case (.text(let text), .value): writer.text(text)
        case (.number(let value, _), .value), (.interval(let value, _, _, _), .value): writer.figure(value)
        case (.count(let count), .value): writer.count(count)
        case (.interval(_, let low, _, _), .low): writer.figure(low)
        case (.interval(_, _, let high, _), .high): writer.figure(high)
        default: writer.empty()
        }
    }
}
