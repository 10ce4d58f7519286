/// Keeps the chance of a single false alarm among many tests at the level of one.
package enum HolmCorrection {
    /// The p-values as they are to be read beside each other, in their order; none is above 1, and their order by size
    /// stays.
    ///
    /// The smallest of n is multiplied by n, the next by n - 1, and none may be below one before it: Holm, A simple
    /// sequentially rejective multiple test procedure, 1979. `[0.01, 0.04, 0.03]` gives `[0.03, 0.06, 0.06]`.
    package static func adjusted(_ p: [Double]) -> [Double] {
        var adjusted = p
        var largest = 0.0
        for (rank, index) in p.indices.sorted(by: { p[$0] < p[$1] }).enumerated() {
            largest = max(largest, min(1, p[index] * Double(p.count - rank)))
            adjusted[index] = largest
        }
        return adjusted
    }
}
