/// Rows of cells as lines whose columns stand below each other.
package enum TextColumns {
    /// - Parameter right: the columns that end below each other, as numbers do.
    package static func lines(_ rows: [[String]], right: Set<Int> = []) -> [String] {
        let widths = widths(of: rows)
        let isRight = widths.indices.map(right.contains)
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let blanks = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
                if column > 0 { line += "  " }
                line += isRight[column] ? blanks + cell : cell + blanks
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// Of the widest cell of each column, as a terminal shows it.
    static func widths(of rows: [[String]]) -> [Int] {
        var widths: [Int] = []
        for row in rows {
            if row.count > widths.count { widths += repeatElement(0, count: row.count - widths.count) }
            for (column, cell) in row.enumerated() { widths[column] = max(widths[column], DisplayWidth.of(cell)) }
        }
        return widths
    }
}
