/// Curves and points over two axes.
struct SeriesPicture: Picture {
    /// One more than this, and each point no longer has a mark and a hint of its own.
    private static let mostMarks = 60
    /// How many colours the style sheet has, and how many ways to dash a reference.
    private static let colours = 7
    private static let dashes = 3

    private struct Curve {
        var legend: LegendEntry
        var points: [Chart.Point]
        /// What has a place, cut where a point has none.
        var runs: [[Thinning.Place]]
    }

    let notes: [String]
    let summary: String
    private let frame: PlotFrame
    private let curves: [Curve]

    var height: Double { frame.height }
    var legend: [LegendEntry] { curves.map(\.legend) }

    init(_ series: [Chart.Series], x: Chart.Axis, y: Chart.Axis) {
        let points = series.flatMap(\.points).filter { Scale.isDrawable($0.x) && Scale.isDrawable($0.y) }
        let frame = PlotFrame(
            width: Self.width,
            x: x,
            y: y,
            xs: points.map(\.x),
            ys: Self.lifted(points.flatMap { [$0.y, $0.low ?? $0.y, $0.high ?? $0.y] })
        )
        let classes = Self.classes(of: series.map(\.style))
        let curves = zip(series, classes).map { series, classes in
            Curve(
                legend: LegendEntry(name: series.name, style: series.style, classes: classes),
                points: series.points,
                runs: Self.runs(of: series, in: frame)
            )
        }
        self.frame = frame
        self.curves = curves
        notes = Self.notes(curves)
        summary = Self.summary(series, x, y)
    }

    func draw(on page: inout Markup) {
        frame.draw(on: &page)
        frame.drawBaseline(on: &page)
        let ordered = curves.filter { $0.legend.style == .reference } + curves.filter { $0.legend.style != .reference }
        guard ordered.contains(where: { !$0.runs.isEmpty }) else { return frame.drawNothing(on: &page) }
        frame.clipped(&page) { page in
            for curve in ordered where curve.legend.style != .points { Self.drawLine(curve, on: &page) }
        }
        for curve in ordered where curve.legend.style != .reference { drawMarks(of: curve, on: &page) }
    }

    private static func drawLine(_ curve: Curve, on page: inout Markup) {
        var (line, band) = (PathData(), PathData())
        for run in curve.runs {
            let places = Thinning.line(run)
            for (index, place) in places.enumerated() {
                index == 0 ? line.move(place.x, place.y) : line.line(place.x, place.y)
            }
            if places.count == 1 { line.dot(places[0].x, places[0].y) }
            addBand(of: places, to: &band)
        }
        if !band.text.isEmpty { page.empty("path", ["class": "band \(curve.legend.classes)", "d": band.text]) }
        page.empty("path", ["class": "line \(curve.legend.classes)", "d": line.text])
    }

    /// Between the ends of the intervals, along each stretch of points that have one.
    private static func addBand(of places: [Thinning.Place], to band: inout PathData) {
        for stretch in places.split(whereSeparator: { $0.low == nil || $0.high == nil }) where stretch.count > 1 {
            for (index, place) in stretch.enumerated() {
                let high = place.high ?? place.y
                index == 0 ? band.move(place.x, high) : band.line(place.x, high)
            }
            for place in stretch.reversed() { band.line(place.x, place.low ?? place.y) }
            band.close()
        }
    }

    private func drawMarks(of curve: Curve, on page: inout Markup) {
        let places = curve.runs.joined().filter(frame.contains)
        let isCloud = curve.legend.style == .points
        guard isCloud || places.count <= Self.mostMarks else { return }
        if isCloud { drawWhiskers(Thinning.cloud(places), curve, on: &page) }
        if places.count <= Self.mostMarks { return drawHints(of: curve, on: &page) }
        var dots = PathData()
        for place in Thinning.cloud(places) { dots.dot(place.x, place.y) }
        page.empty("path", ["class": "dots \(curve.legend.classes)", "d": dots.text])
    }

    private func drawWhiskers(_ places: [Thinning.Place], _ curve: Curve, on page: inout Markup) {
        var whiskers = PathData()
        for place in places {
            guard let low = place.low, let high = place.high else { continue }
            whiskers.move(place.x, min(low, frame.bottom))
            whiskers.vertical(to: max(high, frame.top))
        }
        if !whiskers.text.isEmpty {
            page.empty("path", ["class": "whisker \(curve.legend.classes)", "d": whiskers.text])
        }
    }

    /// A mark a point, which says its figures when it is pointed at.
    private func drawHints(of curve: Curve, on page: inout Markup) {
        for point in curve.points {
            guard let place = Self.place(of: point, in: frame), frame.contains(place) else { continue }
            page.element(
                "circle",
                [
                    "class": "mark \(curve.legend.classes)", "r": curve.legend.style == .points ? "3.5" : "2.5",
                    "cx": PathData.number(place.x), "cy": PathData.number(place.y),
                ]
            ) { $0.element("title", text: Self.hint(point, curve.legend.name)) }
        }
    }

    private static func hint(_ point: Chart.Point, _ name: String) -> String {
        let place = "\(FigureText.short(point.x)): \(FigureText.short(point.y))"
        let interval = point.low.flatMap { low in
            point.high.map { " [\(FigureText.short(low, beside: point.y)), \(FigureText.short($0, beside: point.y))]" }
        }
        return (name.isEmpty ? "" : name + ", ") + place + (interval ?? "")
    }
}

// MARK: - Places

extension SeriesPicture {
    /// A curve along the least value would be hidden by the line at the bottom: a little below it is shown too, but nothing
    /// below 0 because of that.
    private static func lifted(_ values: [Double]) -> [Double] {
        let values = values.filter(Scale.isDrawable)
        guard let low = values.min(), let high = values.max(), low > 0, low < high else { return values }
        return values + [max(low / 2, low - (high - low) / 50)]
    }

    private static func runs(of series: Chart.Series, in frame: PlotFrame) -> [[Thinning.Place]] {
        let places = series.points.map { place(of: $0, in: frame) }
        return places.split(separator: nil).map { $0.compactMap { $0 } }
    }

    private static func place(of point: Chart.Point, in frame: PlotFrame) -> Thinning.Place? {
        guard let x = frame.x.position(point.x), let y = frame.y.position(point.y) else { return nil }
        let (low, high) = (point.low.flatMap(frame.y.position), point.high.flatMap(frame.y.position))
        return Thinning.Place(x, y, low: low, high: high)
    }

    /// References share one grey and are told apart by their dashes; the others have colours, and dashes from the second round on.
    private static func classes(of styles: [Chart.Series.Style]) -> [String] {
        var (references, others) = (0, 0)
        return styles.map { style in
            if style == .reference {
                references += 1
                return "ref d\((references - 1) % dashes)"
            }
            others += 1
            let round = (others - 1) / colours
            return "s\((others - 1) % colours)" + (round == 0 ? "" : " d\((round - 1) % dashes)")
        }
    }
}

// MARK: - Words

extension SeriesPicture {
    private static func notes(_ curves: [Curve]) -> [String] {
        let all = curves.reduce(0) { $0 + $1.points.count }
        let placed = curves.reduce(0) { $0 + $1.runs.joined().count }
        let drawn = curves.reduce(0) { sum, curve in
            let isCloud = curve.legend.style == .points
            return sum + curve.runs.reduce(0) { $0 + (isCloud ? Thinning.cloud($1) : Thinning.line($1)).count }
        }
        var notes: [String] = []
        if placed < all {
            notes.append(
                "Not drawn: \(FigureText.grouped(all - placed)) of \(FigureText.grouped(all)) points, without a place here."
            )
        }
        if drawn < placed {
            notes.append(
                "Drawn with \(FigureText.grouped(drawn)) of \(FigureText.grouped(placed)) points that lie close together."
            )
        }
        return notes
    }

    private static func summary(_ series: [Chart.Series], _ x: Chart.Axis, _ y: Chart.Axis) -> String {
        let told = series.prefix(colours).map { series in
            let values = series.points.map(\.y).filter(Scale.isDrawable)
            guard let low = values.min(), let high = values.max() else { return "\(series.name): no data." }
            return "\(series.name): \(values.count) points from \(FigureText.short(low)) to \(FigureText.short(high))."
        }
        return (["\(y.title) over \(x.title)."] + told).joined(separator: " ")
    }
}
