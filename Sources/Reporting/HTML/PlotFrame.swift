/// The frame of a picture with two axes, and where values lie in it.
struct PlotFrame {
    private let xAxis: AxisLayout
    private let yAxis: AxisLayout
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    let x: Scale
    let y: Scale
    let width: Double
    let height: Double

    /// - Parameters:
    ///   - xs: what the axis across has to show; `ys` likewise.
    ///   - countsUp: whether the axis that goes up counts: from 0, in whole numbers.
    init(width: Double, x: Chart.Axis, y: Chart.Axis, xs: [Double], ys: [Double], countsUp: Bool = false) {
        self.width = width
        height = 280
        top = y.title.isEmpty ? 10 : 28
        bottom = height - (x.title.isEmpty ? 24 : 44)
        yAxis = AxisLayout(y, values: ys, atMost: 7, includesZero: countsUp, isWhole: countsUp)
        left = max(24, yAxis.widestLabel + 10)
        let most = width - left - 10
        let across = AxisLayout.horizontal(x, values: xs, length: most - 20)
        // The last label is centred on the frame's edge.
        right = width - max(10, LabelWidth.pixels(across.labels.last ?? "") / 2)
        xAxis = across
        self.x = across.scale((left, right))
        self.y = yAxis.scale((bottom, top))
    }

    func contains(_ place: Thinning.Place) -> Bool {
        (left - 0.1...right + 0.1).contains(place.x) && (top - 0.1...bottom + 0.1).contains(place.y)
    }

    /// Grid, ticks and titles: what lies below the figures.
    func draw(on page: inout Markup) {
        var (grid, marks) = (PathData(), PathData())
        for value in yAxis.ticks.values {
            guard let level = y.position(value) else { continue }
            grid.move(left, level)
            grid.horizontal(to: right)
        }
        for value in xAxis.ticks.values {
            guard let place = x.position(value) else { continue }
            marks.move(place, bottom)
            marks.vertical(to: bottom + 4)
        }
        page.empty("path", ["class": "grid", "d": grid.text])
        page.empty("path", ["class": "axis", "d": marks.text])
        drawLabels(on: &page)
    }

    /// The line at the bottom, and the one at 0 where that is inside: what lies above the figures.
    func drawBaseline(on page: inout Markup) {
        var line = PathData()
        line.move(left, bottom)
        line.horizontal(to: right)
        if !yAxis.isLogarithmic, yAxis.ticks.range.lowerBound < 0, yAxis.ticks.range.upperBound > 0,
            let zero = y.position(0)
        {
            line.move(left, zero)
            line.horizontal(to: right)
        }
        page.empty("path", ["class": "axis", "d": line.text])
    }

    func drawNothing(on page: inout Markup) {
        page.label("No data", x: (left + right) / 2, y: (top + bottom) / 2, anchor: .middle, class: "title")
    }

    /// Draws nothing beyond the frame; half a line's width is let through at its edges.
    func clipped(_ page: inout Markup, _ content: (inout Markup) -> Void) {
        let (x, y) = (PathData.number(left - 2), PathData.number(top - 2))
        let (width, height) = (PathData.number(right - left + 4), PathData.number(bottom - top + 4))
        page.element(
            "svg",
            ["x": x, "y": y, "width": width, "height": height, "viewBox": "\(x) \(y) \(width) \(height)"],
            content
        )
    }

    private func drawLabels(on page: inout Markup) {
        for (value, label) in zip(yAxis.ticks.values, yAxis.labels) {
            guard let level = y.position(value) else { continue }
            page.label(label, x: left - 7, y: level + 4, anchor: .end)
        }
        for (value, label) in zip(xAxis.ticks.values, xAxis.labels) {
            guard let place = x.position(value) else { continue }
            page.label(label, x: place, y: bottom + 17, anchor: .middle)
        }
        page.axisTitle(yAxis.title, x: 0, y: 13, anchor: .start, room: width)
        page.axisTitle(xAxis.title, x: (left + right) / 2, y: height - 5, anchor: .middle, room: right - left)
    }
}
