/// What an axis has to show, before it has ticks: never empty, so that it can be divided.
struct AxisRange {
    let bounds: ClosedRange<Double>
    let isLogarithmic: Bool
    /// The range was asked for; otherwise it comes from the values.
    let isFixed: Bool

    /// - Parameters:
    ///   - values: those without a place on the axis are ignored. A range that cannot be drawn is ignored too.
    ///   - includesZero: whether 0 is on the axis whatever the values are; not on a logarithmic one.
    init(_ axis: Chart.Axis, values: [Double], includesZero: Bool = false) {
        let isDrawable = { Scale.isDrawable($0, isLogarithmic: axis.isLogarithmic) }
        let wish = axis.range.flatMap { isDrawable($0.lowerBound) && isDrawable($0.upperBound) ? $0 : nil }
        var extent = Self.extent(of: values.filter(isDrawable))
        // Powers of ten need something above 0 to begin with.
        isLogarithmic = axis.isLogarithmic && (wish ?? extent) != nil
        isFixed = wish != nil
        if includesZero, !isLogarithmic { extent = min(0, extent?.lowerBound ?? 0)...max(0, extent?.upperBound ?? 0) }
        bounds = Self.divisible(wish ?? extent ?? 0...1, isLogarithmic: isLogarithmic)
    }

    private static func extent(of values: [Double]) -> ClosedRange<Double>? {
        guard let low = values.min(), let high = values.max() else { return nil }
        return low...high
    }

    /// Equal values, or as good as equal ones, get room around them.
    private static func divisible(_ range: ClosedRange<Double>, isLogarithmic: Bool) -> ClosedRange<Double> {
        let (low, high) = (range.lowerBound, range.upperBound)
        let largest = max(low.magnitude, high.magnitude)
        guard high - low <= max(largest * 1e-9, 1e-90) else { return range }
        if isLogarithmic { return low / 2...high * 2 }
        return largest <= 1e-90 ? 0...1 : low - largest / 10...high + largest / 10
    }
}
