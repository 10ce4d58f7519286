/// A text, and what it is about.
package struct LabelledText: Sendable, Equatable {
    /// The names that the label goes by.
    package static let labelKeys = ["intent", "category", "label"]

    package var text: String
    package var label: String

    package init(text: String, label: String) {
        self.text = text
        self.label = label
    }

    /// The texts of JSON lines `{"text", "intent"}`; `"category"` and `"label"` do for `"intent"`, and other keys are
    /// passed over.
    ///
    /// - Parameter file: names it in errors.
    package static func texts(inJSONLines bytes: [UInt8], file: String) throws(RoutingError) -> [LabelledText] {
        try ObjectLines.values(of: bytes, file: file) { (object, _) throws(RoutingError.Fault) in
            let key = labelKeys.first { object.holds($0) } ?? labelKeys[0]
            return LabelledText(text: try object.text("text"), label: try object.text(key))
        }
    }

    /// The texts of a table with a column `text` and one of the labels.
    package static func texts(
        in rows: [(line: Int, fields: [String])],
        columns: [String],
        file: String
    ) throws(RoutingError) -> [LabelledText] {
        func column(_ names: [String]) throws(RoutingError) -> Int {
            let found = columns.firstIndex { names.contains($0.lowercased()) }
            guard let found else { throw .missingColumn(names[0], file: file, columns: columns) }
            return found
        }
        let (text, label) = (try column(["text"]), try column(labelKeys))
        var texts: [LabelledText] = []
        for row in rows {
            for field in [text, label] where row.fields[field].allSatisfy(\.isWhitespace) {
                throw .line(file: file, line: row.line, .emptyText(columns[field]))
            }
            texts.append(LabelledText(text: row.fields[text], label: row.fields[label]))
        }
        return texts
    }
}
