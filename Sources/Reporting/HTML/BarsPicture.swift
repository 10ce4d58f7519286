/// Bars from 0, one below the other: so their names have room, however many there are and however small the screen.
struct BarsPicture: Picture {
    /// More are in the data below the picture.
    private static let most = 60
    private static let row = 25.0
    private static let thickness = 13.0
    private static let top = 4.0

    let legend: [LegendEntry] = []
    let notes: [String]
    let summary: String
    private let bars: [Chart.Bar]
    private let figures: [String]
    private let axis: AxisLayout
    private let scale: Scale
    private let left: Double
    private let right: Double

    init(_ bars: [Chart.Bar], axis: Chart.Axis) {
        let drawn = bars.filter { Scale.isDrawable($0.value) }
        let shown = Array(drawn.prefix(Self.most))
        let decimals = Chart.decimals(shown.map(\.value))
        figures = shown.map { FigureText.fixed($0.value, decimals: decimals) }
        left = min(150, shown.reduce(16) { max($0, LabelWidth.pixels($1.name)) }) + 10
        right = Self.width - 10 - figures.reduce(0) { max($0, LabelWidth.pixels($1)) }
        let values = shown.flatMap { [$0.value, $0.low ?? $0.value, $0.high ?? $0.value] }
        self.axis = .horizontal(axis, values: values, length: right - left, includesZero: true)
        scale = self.axis.scale((left, right))
        self.bars = shown
        notes = Self.notes(all: bars.count, drawn: drawn.count)
        summary =
            "\(axis.title) of \(bars.count) bars. "
            + zip(shown, figures).prefix(10).map { "\($0.name): \($1)." }.joined(separator: " ")
    }

    var height: Double { bottom + (axis.title.isEmpty ? 24 : 44) }

    private var bottom: Double { Self.top + Self.row * Double(max(2, bars.count)) }

    private static func notes(all: Int, drawn: Int) -> [String] {
        let (all, left) = (FigureText.grouped(all), all - min(drawn, most))
        let reason = drawn > most ? "the picture has room for \(most)" : "without a figure"
        return left == 0 ? [] : ["Not drawn: \(FigureText.grouped(left)) of \(all) bars; \(reason)."]
    }

    func draw(on page: inout Markup) {
        drawAxis(on: &page)
        for index in bars.indices { drawBar(index, on: &page) }
        guard !bars.isEmpty else {
            return page.label("No data", x: (left + right) / 2, y: bottom / 2, anchor: .middle, class: "title")
        }
        guard let zero = scale.position(0) ?? scale.position(scale.range.lowerBound) else { return }
        var line = PathData()
        line.move(zero, Self.top)
        line.vertical(to: bottom)
        page.empty("path", ["class": "axis", "d": line.text])
    }

    private func drawAxis(on page: inout Markup) {
        var grid = PathData()
        for (value, label) in zip(axis.ticks.values, axis.labels) {
            guard let place = scale.position(value) else { continue }
            grid.move(place, Self.top)
            grid.vertical(to: bottom)
            page.label(label, x: place, y: bottom + 17, anchor: .middle)
        }
        page.empty("path", ["class": "grid", "d": grid.text])
        page.axisTitle(axis.title, x: (left + right) / 2, y: height - 5, anchor: .middle, room: right - left)
    }

    private func drawBar(_ index: Int, on page: inout Markup) {
        let bar = bars[index]
        let middle = Self.top + Self.row * (Double(index) + 0.5)
        page.axisTitle(bar.name, x: left - 10, y: middle + 4, anchor: .end, room: left - 10)
        page.label(figures[index], x: Self.width, y: middle + 4, anchor: .end, class: "value")
        guard let begin = scale.position(max(0, scale.range.lowerBound)) ?? scale.position(scale.range.lowerBound),
            let end = scale.position(bar.value)
        else { return }
        let (first, last) = (clamped(min(begin, end)), clamped(max(begin, end)))
        page.element(
            "rect",
            [
                "class": "bar s0", "x": PathData.number(first), "y": PathData.number(middle - Self.thickness / 2),
                "width": PathData.number(last - first), "height": PathData.number(Self.thickness),
            ]
        ) { $0.element("title", text: "\(bar.name): \(figures[index])") }
        drawWhisker(bar, middle, on: &page)
    }

    /// The interval, with ends that stand out from the bar.
    private func drawWhisker(_ bar: Chart.Bar, _ middle: Double, on page: inout Markup) {
        guard let low = bar.low.flatMap(scale.position).map(clamped),
            let high = bar.high.flatMap(scale.position).map(clamped)
        else { return }
        var whisker = PathData()
        whisker.move(low, middle)
        whisker.horizontal(to: high)
        for end in [low, high] {
            whisker.move(end, middle - 3.5)
            whisker.vertical(to: middle + 3.5)
        }
        page.empty("path", ["class": "error", "d": whisker.text])
    }

    private func clamped(_ place: Double) -> Double { min(max(place, left), right) }
}
