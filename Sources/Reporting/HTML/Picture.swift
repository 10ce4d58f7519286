/// What is drawn of a chart, in pixels of its own: the page scales it.
///
/// The width is that of a phone, so that the text of a picture can be read there; two stand side by side on a desk.
protocol Picture {
    var height: Double { get }
    /// Names of the curves, and the classes of the style sheet that they are drawn with.
    var legend: [LegendEntry] { get }
    /// What a person has to be told who believes the picture: what is left out.
    var notes: [String] { get }
    /// What a person is told who cannot see it.
    var summary: String { get }
    func draw(on page: inout Markup)
}

extension Picture {
    static var width: Double { 440 }
}

struct LegendEntry: Equatable {
    var name: String
    var style: Chart.Series.Style
    var classes: String
}

extension Chart {
    var picture: any Picture {
        switch content {
        case .series(let series, let x, let y): SeriesPicture(series, x: x, y: y)
        case .bars(let bars, let y): BarsPicture(bars, axis: y)
        case .histogram(let values, let x, let bins): HistogramPicture(values, axis: x, bins: bins)
        }
    }
}
