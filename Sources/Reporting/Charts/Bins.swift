/// Values counted in equal bins over their range; equal in logarithm where the axis is.
package struct Bins: Sendable, Equatable {
    /// A bin narrower than a few pixels shows nothing.
    private static let most = 100

    /// One more than there are bins.
    package let bounds: [Double]
    package let counts: [Int]
    /// Values that have no place on the axis, or lie beyond its range.
    package let leftOut: Int

    /// A value on the bound of two bins belongs to the upper one, the greatest of all to the last.
    package init(_ values: [Double], axis: Chart.Axis, count: Int) {
        let number = min(max(count, 1), Self.most)
        let range = AxisRange(axis, values: values)
        let scale = Scale(range.bounds, isLogarithmic: range.isLogarithmic, pixels: (0, Double(number)))
        var counts = [Int](repeating: 0, count: number)
        var leftOut = 0
        for value in values {
            if let position = scale.position(value), range.bounds.contains(value) {
                counts[min(number - 1, max(0, Int(position)))] += 1
            } else {
                leftOut += 1
            }
        }
        bounds = (0...number).map { scale.value(at: Double($0) / Double(number)) }
        self.counts = counts
        self.leftOut = leftOut
    }
}
