/// How often eight sums of differences, under random signs, come out as far as they were observed.
struct SignTally: Sendable {
    /// Equal sums that were added up in another order differ by less than this share of the sum of the sizes.
    static let slack = 1e-10

    private let rows: [SIMD8<Double>]
    private let observed: SIMD8<Double>
    private let size: SIMD8<Double>
    private let slack: SIMD8<Double>
    private(set) var twoSided = SIMD8<Int64>.zero
    private(set) var lower = SIMD8<Int64>.zero
    private(set) var upper = SIMD8<Int64>.zero

    init(_ rows: [SIMD8<Double>]) {
        self.rows = rows
        observed = rows.reduce(.zero, +)
        size = Self.size(of: observed)
        slack = rows.reduce(.zero) { $0 + Self.size(of: $1) } * Self.slack
    }

    /// - Parameter signs: a bit a row, from the lowest; a row whose bit is set changes its sign.
    mutating func add(_ signs: [UInt64]) {
        var changed = SIMD8<Double>.zero
        var first = 0
        for word in signs {
            var rest = word
            while rest != 0 {
                changed += rows[first + rest.trailingZeroBitCount]
                rest &= rest - 1
            }
            first += UInt64.bitWidth
        }
        let sum = observed - 2 * changed
        twoSided.replace(with: twoSided &+ 1, where: Self.size(of: sum) .>= size - slack)
        lower.replace(with: lower &+ 1, where: sum .<= observed + slack)
        upper.replace(with: upper &+ 1, where: sum .>= observed - slack)
    }

    private static func size(of values: SIMD8<Double>) -> SIMD8<Double> {
        values.replacing(with: -values, where: values .< 0)
    }
}
