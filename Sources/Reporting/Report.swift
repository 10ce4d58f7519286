/// Findings in words, tables and charts, before anything is said of how they are shown.
///
/// The same report is printed on a terminal, written as CSV, or as one page of HTML.
package struct Report: Sendable, Equatable {
    package struct Section: Sendable, Equatable {
        package var title: String
        /// Paragraphs.
        package var text: [String]
        package var tables: [Table]
        package var charts: [Chart]

        package init(_ title: String, text: [String] = [], tables: [Table] = [], charts: [Chart] = []) {
            self.title = title
            self.text = text
            self.tables = tables
            self.charts = charts
        }
    }

    package var title: String
    /// Name and value of what the findings hang on, such as the embedder.
    package var facts: [(name: String, value: String)]
    package var sections: [Section]

    package init(_ title: String, facts: [(name: String, value: String)] = [], sections: [Section] = []) {
        self.title = title
        self.facts = facts
        self.sections = sections
    }

    package static func == (left: Report, right: Report) -> Bool {
        left.title == right.title && left.sections == right.sections
            && left.facts.map(\.name) == right.facts.map(\.name) && left.facts.map(\.value) == right.facts.map(\.value)
    }
}
