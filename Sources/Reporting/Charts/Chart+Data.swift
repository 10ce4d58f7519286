extension Chart {
    /// What the picture is drawn from, as a table.
    var data: Table {
        switch content {
        case .series(let series, let x, let y): Self.data(title, series, x, y)
        case .bars(let bars, let y): Self.data(title, bars, y)
        case .histogram(let values, let x, let bins): Self.data(title, Bins(values, axis: x, count: bins), x)
        }
    }

    private static func data(_ title: String, _ series: [Series], _ x: Axis, _ y: Axis) -> Table {
        let points = series.flatMap(\.points)
        let decimals = (x: decimals(points.map(\.x)), y: decimals(points.map(\.y)))
        let rows = series.flatMap { series in
            series.points.map { point in
                [
                    Table.Cell.text(series.name), .number(point.x, decimals: decimals.x),
                    .figure(point.y, low: point.low, high: point.high, decimals: decimals.y),
                ]
            }
        }
        return Table(title, columns: ["series", x.title, y.title], rows: rows)
    }

    private static func data(_ title: String, _ bars: [Bar], _ y: Axis) -> Table {
        let decimals = decimals(bars.map(\.value))
        let rows = bars.map { bar in
            [Table.Cell.text(bar.name), .figure(bar.value, low: bar.low, high: bar.high, decimals: decimals)]
        }
        return Table(title, columns: ["bar", y.title], rows: rows)
    }

    private static func data(_ title: String, _ bins: Bins, _ x: Axis) -> Table {
        let decimals = decimals(bins.bounds)
        let rows = bins.counts.enumerated().map { index, count in
            [
                Table.Cell.number(bins.bounds[index], decimals: decimals),
                .number(bins.bounds[index + 1], decimals: decimals), .count(count),
            ]
        }
        return Table(title, columns: [x.title + " from", x.title + " to", "count"], rows: rows)
    }

    /// Those that the largest of the values needs, and none for whole numbers.
    static func decimals(_ values: [Double]) -> Int {
        let values = values.filter(Scale.isDrawable)
        guard !values.allSatisfy({ $0 == $0.rounded() && $0.magnitude < 1e15 }) else { return 0 }
        return FigureText.decimals(for: values.reduce(0) { max($0, $1.magnitude) })
    }
}

extension Table.Cell {
    fileprivate static func figure(_ value: Double, low: Double?, high: Double?, decimals: Int) -> Table.Cell {
        guard let low, let high else { return .number(value, decimals: decimals) }
        return .interval(value, low: low, high: high, decimals: decimals)
    }
}
