import Foundation

/// Draws ranks by Zipf's law: rank `r`, from 0, in proportion to `1 / (r + 1)^exponent`.
package struct ZipfSampler: Sendable {
    /// Of each rank and all before it; the last is 1.
    private let shares: [Double]

    /// - Precondition: `count` is above 0.
    package init(count: Int, exponent: Double = 1) {
        precondition(count > 0, "\(count) ranks")
        let sums = (0..<count).reduce(into: [Double]()) { $0.append(($0.last ?? 0) + pow(Double($1 + 1), -exponent)) }
        let total = sums[count - 1]
        shares = sums.map { $0 / total }
    }

    package func rank(using generator: inout some RandomNumberGenerator) -> Int {
        let mark = Double.random(in: 0..<1, using: &generator)
        var range = 0..<shares.count - 1
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = shares[middle] > mark ? range.lowerBound..<middle : middle + 1..<range.upperBound
        }
        return range.lowerBound
    }
}
