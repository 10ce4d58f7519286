/// A table as lines for a terminal.
struct TextTable {
    /// No column of words is made narrower than this.
    private static let narrowest = 12

    private let shape: [Table.Column]
    private let rows: [[String]]

    init(_ table: Table) {
        let shape = table.shape
        let widths = IntervalWidths(table)
        self.shape = shape
        rows =
            [shape.map { TextLine.clean($0.name) }]
            + table.rows.map { row in
                row.enumerated().map { column, cell in
                    shape[column].hasInterval ? widths.text(of: cell, column) : TextLine.clean(cell.text)
                }
            }
    }

    /// Columns of words are cut with `…` where the lines would be longer than `width`; figures never are.
    func lines(width: Int) -> [String] {
        let right = Set(shape.indices.filter { shape[$0].isFigure })
        let limits = limits(width: width, right: right)
        guard !limits.isEmpty else { return TextColumns.lines(rows, right: right) }
        let cut = rows.map { row in
            row.enumerated().map { column, cell in
                limits[column].map { DisplayWidth.shortened(cell, to: $0) } ?? cell
            }
        }
        return TextColumns.lines(cut, right: right)
    }

    /// How wide a column may be, by its number, where it has to be narrower than it is.
    private func limits(width: Int, right: Set<Int>) -> [Int: Int] {
        var widths = TextColumns.widths(of: rows)
        var limits: [Int: Int] = [:]
        var excess = widths.reduce(2 * (widths.count - 1), +) - width
        while excess > 0 {
            let words = widths.indices.filter { !right.contains($0) && widths[$0] > Self.narrowest }
            guard let widest = words.max(by: { widths[$0] < widths[$1] }) else { break }
            let next = words.filter { $0 != widest }.map { widths[$0] }.max() ?? Self.narrowest
            // Down to the next widest, and at least by one, so that equal columns shrink in turn.
            let step = min(excess, max(1, widths[widest] - max(next, Self.narrowest)))
            widths[widest] -= step
            excess -= step
            limits[widest] = widths[widest]
        }
        return limits
    }
}

/// How wide the parts of the intervals of each column are, so that brackets and commas stand below each other.
private struct IntervalWidths {
    private var widths: [(value: Int, low: Int, high: Int)]

    init(_ table: Table) {
        widths = table.shape.map { _ in (0, 0, 0) }
        for row in table.rows {
            for (column, cell) in row.enumerated() {
                widths[column].value = max(widths[column].value, cell.text.count)
                guard case .interval(_, let low, let high, let decimals) = cell else { continue }
                widths[column].low = max(widths[column].low, FigureText.fixed(low, decimals: decimals).count)
                widths[column].high = max(widths[column].high, FigureText.fixed(high, decimals: decimals).count)
            }
        }
    }

    func text(of cell: Table.Cell, _ column: Int) -> String {
        let width = widths[column]
        let value = Self.padded(TextLine.clean(cell.text), to: width.value)
        guard case .interval(_, let low, let high, let decimals) = cell else {
            return value + String(repeating: " ", count: width.low + width.high + 5)
        }
        let bounds = (FigureText.fixed(low, decimals: decimals), FigureText.fixed(high, decimals: decimals))
        return value + " [" + Self.padded(bounds.0, to: width.low) + ", " + Self.padded(bounds.1, to: width.high) + "]"
    }

    private static func padded(_ figure: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - DisplayWidth.of(figure))) + figure
    }
}
