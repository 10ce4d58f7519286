extension Report {
    /// Paragraphs are not set wider than this: longer lines are hard to read.
    private static let widestParagraph = 100

    /// For a terminal of so many columns: every table in full, and of a chart one line a curve.
    ///
    /// Lines do not end in blanks, the last has no newline, and no control character but the newline is in it. Only figures
    /// that need more room than `width` make a line longer.
    package func text(width: Int) -> String {
        var blocks = [[TextLine.clean(title), String(repeating: "=", count: max(1, DisplayWidth.of(title)))]]
        if !facts.isEmpty {
            blocks.append(TextColumns.lines(facts.map { [TextLine.clean($0.name), TextLine.clean($0.value)] }))
        }
        for section in sections { blocks += section.blocks(width: width, paragraph: Self.widestParagraph) }
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }
}

extension Report.Section {
    fileprivate func blocks(width: Int, paragraph: Int) -> [[String]] {
        var blocks = [[TextLine.clean(title), String(repeating: "-", count: max(1, DisplayWidth.of(title)))]]
        blocks += text.map { TextLine.wrapped($0, width: min(width, paragraph)) }
        for table in tables where !table.shape.isEmpty {
            let lines = TextTable(table).lines(width: width) + (table.rows.isEmpty ? ["(no rows)"] : [])
            blocks.append((table.title.map { [TextLine.clean($0)] } ?? []) + lines)
        }
        blocks += charts.map { [TextLine.clean($0.title)] + $0.textLines }
        return blocks
    }
}

extension Chart {
    /// A line a curve: its name, its shape, its range.
    fileprivate var textLines: [String] {
        let rows: [[String]] =
            switch content {
            case .series(let series, _, _): series.filter { $0.style != .reference }.map(Self.row)
            case .bars(let bars, _): [["", Sparkline.text(bars.map(\.value), floor: 0), Self.range(bars.map(\.value))]]
            case .histogram(let values, let x, let bins): [Self.row(values, Bins(values, axis: x, count: bins))]
            }
        return TextColumns.lines(rows.map { ["", $0[0], $0[1], $0[2]] })
    }

    private static func row(_ series: Series) -> [String] {
        let values = series.points.map(\.y)
        return [TextLine.clean(series.name), series.style == .line ? Sparkline.text(values) : "", range(values)]
    }

    private static func row(_ values: [Double], _ bins: Bins) -> [String] {
        let counts = bins.counts.contains { $0 > 0 } ? bins.counts.map(Double.init) : []
        return ["", Sparkline.text(counts, floor: 0), range(values)]
    }

    private static func range(_ values: [Double]) -> String {
        let values = values.filter(Scale.isDrawable)
        guard let low = values.min(), let high = values.max() else { return "no data" }
        let largest = max(low.magnitude, high.magnitude)
        let bounds = low == high ? [low] : [low, high]
        return bounds.map { FigureText.short($0, beside: largest) }.joined(separator: " to ") + ", n = \(values.count)"
    }
}
