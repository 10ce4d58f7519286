/// The differences of one measure between two runs, question by question.
package struct PairedDifferences: Sendable, Equatable {
    /// The second's figure less the first's; 0 where they are the same but for rounding.
    package let values: [Double]

    /// - Parameters:
    ///   - first: as many as `second`, in the same order.
    package init(from first: [Double], to second: [Double]) {
        precondition(first.count == second.count, "\(first.count) figures beside \(second.count)")
        values = zip(first, second).map { first, second in
            let difference = second - first
            // Measures are fractions of small numbers; two ways to compute one agree to far more digits than this.
            return abs(difference) < 1e-9 ? 0 : difference
        }
    }

    package var wins: Int { values.count { $0 > 0 } }
    package var ties: Int { values.count { $0 == 0 } }
    package var losses: Int { values.count { $0 < 0 } }

    /// 0 for none.
    package var mean: Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }

    /// Of the sample, by n - 1; 0 for fewer than two.
    package var deviation: Double {
        guard values.count > 1 else { return 0 }
        let mean = mean
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
    }
}
