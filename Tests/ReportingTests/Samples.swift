import RAGCore
import Reporting

/// Reports to show.
enum Samples {
    /// Every kind of cell and chart, with `text` in every place that takes one.
    static func everything(_ text: String) -> Report {
        let x = Chart.Axis(text)
        let line = Chart.Series(text, [Chart.Point(0, 1, low: 0.5, high: 1.5), Chart.Point(1, 2, low: 1, high: 3)])
        let points = Chart.Series(text, line.points, style: .points)
        let chance = Chart.Series(text, line.points, style: .reference)
        let charts = [
            Chart(text, .series([line, points, chance], x: x, y: x)),
            Chart(text, .bars([Chart.Bar(text, 2, low: 1, high: 3), Chart.Bar(text, -1)], y: x)),
            Chart(text, .histogram([1, 2, 2, 3], x: x, bins: 3)),
        ]
        let rows: [[Table.Cell]] = [
            [
                .text(text), .text(text), .number(-1.5, decimals: 2), .interval(1, low: -1, high: 2, decimals: 3),
                .count(7),
            ],
            [.text(text), .none, .none, .none, .none],
        ]
        let table = Table(text, columns: [text, text, text, text, text], rows: rows)
        let section = Report.Section(text, text: [text], tables: [table], charts: charts)
        return Report(text, facts: [(text, text)], sections: [section, section, section, section])
    }

    static func report(_ charts: [Chart]) -> Report {
        Report("Report", sections: [Report.Section("Section", charts: charts)])
    }

    static func report(_ table: Table) -> Report {
        Report("Report", sections: [Report.Section("Section", tables: [table])])
    }

    static func lines(_ points: [Chart.Point], style: Chart.Series.Style = .line) -> Chart {
        Chart("chart", .series([Chart.Series("a", points, style: style)], x: Chart.Axis("x"), y: Chart.Axis("y")))
    }
}
