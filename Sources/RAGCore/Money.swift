/// An amount of US dollars, exact: a whole number of picodollars (1e-12 USD).
///
/// A price of 0.14 USD for a million tokens is 140,000 picodollars a token, and sums of such costs are exact where sums of
/// floating-point numbers drift. The largest amount is about 9.2 million dollars; sums stop there.
package struct Money: Sendable, Hashable, Comparable, Codable {
    package var picodollars: Int64

    package static let zero = Money(picodollars: 0)

    package init(picodollars: Int64) {
        self.picodollars = picodollars
    }

    package var dollars: Double { Double(picodollars) / 1e12 }

    package static func + (left: Money, right: Money) -> Money {
        let (sum, overflow) = left.picodollars.addingReportingOverflow(right.picodollars)
        guard overflow else { return Money(picodollars: sum) }
        return Money(picodollars: right.picodollars > 0 ? .max : .min)
    }

    package static func += (left: inout Money, right: Money) {
        left = left + right
    }

    package static func < (left: Money, right: Money) -> Bool {
        left.picodollars < right.picodollars
    }
}
