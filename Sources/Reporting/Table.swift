/// Rows of cells below named columns.
package struct Table: Sendable, Equatable {
    package enum Cell: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        case text(String)
        /// With so many decimals.
        case number(Double, decimals: Int)
        case count(Int)
        /// A figure with its interval.
        case interval(Double, low: Double, high: Double, decimals: Int)
        /// There is none.
        case none

        package init(stringLiteral value: String) { self = .text(value) }
        package init(integerLiteral value: Int) { self = .count(value) }

        /// With four decimals, as measures are written.
        package static func measure(_ value: Double?) -> Cell { value.map { .number($0, decimals: 4) } ?? .none }
    }

    package var title: String?
    package var columns: [String]
    package var rows: [[Cell]]

    package init(_ title: String? = nil, columns: [String], rows: [[Cell]] = []) {
        self.title = title
        self.columns = columns
        self.rows = rows
    }
}
