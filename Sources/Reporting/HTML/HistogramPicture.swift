/// How often values fall into bins.
struct HistogramPicture: Picture {
    let legend: [LegendEntry] = []
    let notes: [String]
    let summary: String
    private let frame: PlotFrame
    private let bins: Bins
    private let decimals: Int

    var height: Double { frame.height }

    init(_ values: [Double], axis: Chart.Axis, bins count: Int) {
        bins = Bins(values, axis: axis, count: count)
        decimals = Chart.decimals(bins.bounds)
        // The bins decide what the axis shows: values beyond a wished range are in none.
        frame = PlotFrame(
            width: Self.width,
            x: axis,
            y: Chart.Axis("count"),
            xs: bins.bounds,
            ys: bins.counts.map(Double.init),
            countsUp: true
        )
        let counted = values.count - bins.leftOut
        let left =
            "Not counted: \(FigureText.grouped(bins.leftOut)) of \(FigureText.grouped(values.count)) values, without a place here."
        notes = bins.leftOut == 0 ? [] : [left]
        let ends = [bins.bounds.first, bins.bounds.last].compactMap { $0 }.map { FigureText.short($0) }
        summary =
            "\(counted) values of \(axis.title) in \(bins.counts.count) bins from \(ends.joined(separator: " to "))."
    }

    func draw(on page: inout Markup) {
        frame.draw(on: &page)
        if bins.counts.allSatisfy({ $0 == 0 }) { frame.drawNothing(on: &page) }
        for (index, count) in bins.counts.enumerated() where count > 0 {
            guard let left = frame.x.position(bins.bounds[index]), let right = frame.x.position(bins.bounds[index + 1]),
                let top = frame.y.position(Double(count))
            else { continue }
            // A hair of the page between neighbours, as long as they are wide enough for it.
            let gap = right - left > 4 ? 1.0 : 0
            page.element(
                "rect",
                [
                    "class": "bar s0", "x": PathData.number(left + gap / 2), "y": PathData.number(top),
                    "width": PathData.number(max(0.5, right - left - gap)),
                    "height": PathData.number(max(0.5, frame.bottom - top)),
                ]
            ) { $0.element("title", text: hint(index, count)) }
        }
        frame.drawBaseline(on: &page)
    }

    private func hint(_ index: Int, _ count: Int) -> String {
        let bounds = bins.bounds[index...index + 1].map { FigureText.fixed($0, decimals: decimals) }
        return "\(bounds.joined(separator: " to ")): \(FigureText.grouped(count))"
    }
}
