import Foundation

/// Where on a line of pixels a value lies.
package struct Scale: Sendable, Equatable {
    /// A value beyond this, or not finite, is drawn nowhere: differences of what is drawn have to be finite, and so do the
    /// quotients on a logarithmic scale.
    private static let largest = 1e100

    package let range: ClosedRange<Double>
    package let isLogarithmic: Bool
    /// The pixels at which the range begins and ends; on an axis that goes up, the first is the greater one.
    package let pixels: (first: Double, last: Double)

    /// - Parameter range: not empty, and above 0 where the scale is logarithmic.
    package init(_ range: ClosedRange<Double>, isLogarithmic: Bool, pixels: (first: Double, last: Double)) {
        self.range = range
        self.isLogarithmic = isLogarithmic
        self.pixels = pixels
    }

    package static func isDrawable(_ value: Double) -> Bool { value.magnitude <= largest }

    package static func isDrawable(_ value: Double, isLogarithmic: Bool) -> Bool {
        isDrawable(value) && (!isLogarithmic || value >= 1 / largest)
    }

    package static func == (left: Scale, right: Scale) -> Bool {
        left.range == right.range && left.isLogarithmic == right.isLogarithmic && left.pixels == right.pixels
    }

    /// Nil for a value that has no place: not a number, without end, or not above 0 on a logarithmic scale.
    ///
    /// A value outside the range lies outside the pixels, by ten times their length at most.
    package func position(_ value: Double) -> Double? {
        guard Self.isDrawable(value, isLogarithmic: isLogarithmic) else { return nil }
        let share =
            isLogarithmic
            ? log(value / range.lowerBound) / log(range.upperBound / range.lowerBound)
            : (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        return pixels.first + min(max(share, -10), 10) * (pixels.last - pixels.first)
    }

    /// The value at a share of the range: 0 is where it begins, 1 where it ends.
    package func value(at share: Double) -> Double {
        let (low, high) = (range.lowerBound, range.upperBound)
        guard share < 1 else { return high }
        return isLogarithmic ? low * pow(high / low, share) : low + share * (high - low)
    }
}
