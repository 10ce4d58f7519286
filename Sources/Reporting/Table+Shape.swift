extension Table {
    /// What the cells of a column have in common.
    struct Column: Equatable {
        var name: String
        /// Every cell that is not empty is a figure, and there is one.
        var isFigure = false
        /// At least one cell has an interval.
        var hasInterval = false
        /// At least one cell is more than a few words.
        var isLong = false
    }

    /// In bytes.
    private static let fewWords = 32

    /// As many columns as the header or the longest row has.
    var shape: [Column] {
        let count = rows.reduce(columns.count) { max($0, $1.count) }
        var shape = (0..<count).map { Column(name: $0 < columns.count ? columns[$0] : "") }
        var hasText = [Bool](repeating: false, count: count)
        for row in rows {
            for (column, cell) in row.enumerated() {
                switch cell {
                case .text(let text):
                    hasText[column] = true
                    if text.utf8.count > Self.fewWords { shape[column].isLong = true }
                case .number, .count: shape[column].isFigure = true
                case .interval: (shape[column].isFigure, shape[column].hasInterval) = (true, true)
                case .none: break
                }
            }
        }
        for column in shape.indices where hasText[column] { shape[column].isFigure = false }
        return shape
    }
}

extension Table.Cell {
    /// As it is shown, but for the interval of a figure.
    var text: String {
        switch self {
        case .text(let text): text
        case .number(let value, let decimals), .interval(let value, _, _, let decimals):
            FigureText.fixed(value, decimals: decimals)
        case .count(let count): String(count)
        case .none: FigureText.none
        }
    }

    var isInterval: Bool {
        if case .interval = self { true } else { false }
    }
}
