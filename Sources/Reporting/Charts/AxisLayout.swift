/// An axis with its range, its ticks and what stands at them.
package struct AxisLayout: Sendable, Equatable {
    package let title: String
    package let isLogarithmic: Bool
    package let ticks: Ticks
    /// One a tick; empty where there is no room for one.
    package private(set) var labels: [String]

    /// - Parameters:
    ///   - values: those without a place on the axis are ignored.
    ///   - count: at most so many ticks.
    ///   - includesZero: whether 0 is on the axis whatever the values are; not on a logarithmic one.
    ///   - isWhole: whether steps are whole numbers, as counts are.
    package init(
        _ axis: Chart.Axis,
        values: [Double],
        atMost count: Int,
        includesZero: Bool = false,
        isWhole: Bool = false
    ) {
        let range = AxisRange(axis, values: values, includesZero: includesZero)
        title = axis.title
        isLogarithmic = range.isLogarithmic
        ticks =
            isLogarithmic
            ? .logarithmic(range.bounds, atMost: count, isWidened: !range.isFixed)
            : .linear(range.bounds, atMost: count, isWidened: !range.isFixed, isWhole: isWhole)
        labels = ticks.labels
    }

    /// With as many ticks as have room for their labels side by side; where three have none, only the first and the last have
    /// a label.
    package static func horizontal(
        _ axis: Chart.Axis,
        values: [Double],
        length: Double,
        includesZero: Bool = false
    ) -> AxisLayout {
        let layouts = stride(from: 9, through: 3, by: -1).lazy.map {
            AxisLayout(axis, values: values, atMost: $0, includesZero: includesZero)
        }
        if let layout = layouts.first(where: { $0.fits(length) }) { return layout }
        var layout = AxisLayout(axis, values: values, atMost: 3, includesZero: includesZero)
        for index in layout.labels.indices.dropFirst().dropLast() { layout.labels[index] = "" }
        return layout
    }

    package func scale(_ pixels: (first: Double, last: Double)) -> Scale {
        Scale(ticks.range, isLogarithmic: isLogarithmic, pixels: pixels)
    }

    /// In pixels.
    package var widestLabel: Double { labels.map(LabelWidth.pixels).max() ?? 0 }

    private func fits(_ length: Double) -> Bool {
        let scale = scale((0, length))
        var end = -Double.infinity
        for (value, label) in zip(ticks.values, labels) {
            guard let middle = scale.position(value) else { continue }
            let half = LabelWidth.pixels(label) / 2
            if middle - half < end + 8 { return false }
            end = middle + half
        }
        return true
    }
}
