extension RoutingOutcome {
    /// The outcomes of JSON lines `{"text", "weak_correct", "strong_correct"}`.
    ///
    /// `"score"`, `"label"`, and `"weak_cost"` with `"strong_cost"` may stand in all lines or in none; other keys are
    /// passed over.
    ///
    /// - Parameter file: names it in errors.
    package static func outcomes(
        inJSONLines bytes: [UInt8],
        file: String
    ) throws(RoutingError) -> [RoutingOutcome] {
        try ObjectLines.values(of: bytes, file: file) { (object, lines) throws(RoutingError.Fault) in
            RoutingOutcome(
                text: try object.text("text"),
                isWeakRight: try object.bool("weak_correct"),
                isStrongRight: try object.bool("strong_correct"),
                score: try lines.optionalNumber("score", in: object),
                label: try lines.has("label", in: object) ? try object.text("label") : nil,
                cost: try cost(of: object, &lines)
            )
        }
    }

    private static func cost(
        of object: ObjectLines.Object,
        _ lines: inout ObjectLines
    ) throws(RoutingError.Fault) -> Cost? {
        let hasWeak = try lines.has("weak_cost", in: object)
        let hasStrong = try lines.has("strong_cost", in: object)
        guard hasWeak || hasStrong else { return nil }
        let cost = Cost(weak: try object.number("weak_cost"), strong: try object.number("strong_cost"))
        for (key, value) in [("weak_cost", cost.weak), ("strong_cost", cost.strong)] where value < 0 {
            throw .outOfRange(key, value, rule: "0 or more")
        }
        return cost
    }

    /// The outcomes of one table, all of one label: what public router data are, a file a subject.
    package struct Table: Sendable {
        package var file: String
        package var label: String
        package var columns: [String]
        /// Each with as many fields as there are columns.
        package var rows: [(line: Int, fields: [String])]

        package init(file: String, label: String, columns: [String], rows: [(line: Int, fields: [String])]) {
            self.file = file
            self.label = label
            self.columns = columns
            self.rows = rows
        }
    }

    /// The outcomes of a table.
    ///
    /// The text is the column `prompt` or `text`, else the first. The models' columns are those that are named; without
    /// names a table of three columns has the weak model's second and the strong one's third.
    package static func outcomes(
        in table: Table,
        weak: String? = nil,
        strong: String? = nil
    ) throws(RoutingError) -> [RoutingOutcome] {
        let text = table.columns.firstIndex { ["prompt", "text"].contains($0.lowercased()) } ?? 0
        let others = table.columns.indices.filter { $0 != text }
        guard weak != nil && strong != nil || weak == nil && strong == nil && others.count == 2 else {
            throw .columnsNotNamed(file: table.file, columns: table.columns)
        }
        let weakColumn = try weak.map { (name) throws(RoutingError) in try column(name, of: table) } ?? others[0]
        let strongColumn = try strong.map { (name) throws(RoutingError) in try column(name, of: table) } ?? others[1]
        var outcomes: [RoutingOutcome] = []
        for row in table.rows {
            do throws(RoutingError.Fault) {
                guard row.fields[text].contains(where: { !$0.isWhitespace }) else {
                    throw .emptyText(table.columns[text])
                }
                outcomes.append(
                    RoutingOutcome(
                        text: row.fields[text],
                        isWeakRight: try isRight(row.fields[weakColumn], column: table.columns[weakColumn]),
                        isStrongRight: try isRight(row.fields[strongColumn], column: table.columns[strongColumn]),
                        label: table.label
                    )
                )
            } catch {
                throw .line(file: table.file, line: row.line, error)
            }
        }
        return outcomes
    }

    private static func column(_ name: String, of table: Table) throws(RoutingError) -> Int {
        guard let column = table.columns.firstIndex(of: name) else {
            throw .missingColumn(name, file: table.file, columns: table.columns)
        }
        return column
    }

    private static func isRight(_ field: String, column: String) throws(RoutingError.Fault) -> Bool {
        switch field.lowercased() {
        case "true", "1", "1.0": true
        case "false", "0", "0.0": false
        default: throw .notOutcome(column: column, field)
        }
    }
}
