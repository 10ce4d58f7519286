import RAGCore

/// The paired randomisation test: how often would a difference as large come about if each pair's two figures had been
/// handed out by the toss of a coin?
///
/// Fisher, The Design of Experiments, 1935, section 21; for retrieval Smucker, Allan and Carterette, CIKM 2007. The
/// figure is the sum of the differences. Where few differ, all patterns of signs are counted, else a sample of them, in
/// which the observed pattern is counted as one (Phipson and Smyth, 2010), so that no p is 0. The same seed gives the same p.
package struct RandomisationTest: Sendable, Equatable {
    package struct Result: Sendable, Equatable {
        /// As far from 0, on either side.
        package var twoSided: Double
        /// As far below: small where the figures fell.
        package var lower: Double
        /// As far above: small where the figures rose.
        package var upper: Double
        /// All patterns were counted.
        package var isExact: Bool
    }

    package var resamples: Int
    package var seed: UInt64
    /// As many differences other than 0 are counted through; 2 to this power patterns.
    package static let exactLimit = 16

    package init(resamples: Int = 10_000, seed: UInt64 = 1) {
        self.resamples = resamples
        self.seed = seed
    }

    /// Of one column of differences.
    package func result(of differences: [Double]) -> Result {
        results(of: SampleTable(columns: [differences]))[0]
    }

    /// Of each column of differences. What is sampled sees the same signs in all columns.
    package func results(of table: SampleTable) -> [Result] {
        let exact = (0..<table.columns).map { column in
            let differences = table.column(column).filter { $0 != 0 }
            return differences.count <= Self.exactLimit ? Self.enumerate(differences) : nil
        }
        guard exact.contains(where: { $0 == nil }) else { return exact.compactMap(\.self) }
        return zip(exact, sample(table)).map { $0 ?? $1 }
    }

    private static func enumerate(_ differences: [Double]) -> Result {
        let sums = differences.reduce([0.0]) { sums, difference in
            sums.map { $0 + difference } + sums.map { $0 - difference }
        }
        let observed = differences.reduce(0, +)
        let slack = differences.reduce(0) { $0 + abs($1) } * SignTally.slack
        func share(_ isAsFar: (Double) -> Bool) -> Double { Double(sums.count(where: isAsFar)) / Double(sums.count) }
        return Result(
            twoSided: share { abs($0) >= abs(observed) - slack },
            lower: share { $0 <= observed + slack },
            upper: share { $0 >= observed - slack },
            isExact: true
        )
    }

    private func sample(_ table: SampleTable) -> [Result] {
        var tallies = table.blocks.map(SignTally.init)
        var generator = SeededGenerator(seed: seed)
        var signs = [UInt64](repeating: 0, count: (table.rows + 63) / 64)
        let resamples = max(1, resamples)
        for _ in 0..<resamples {
            for index in signs.indices { signs[index] = generator.next() }
            if table.rows % 64 != 0 { signs[signs.count - 1] &= (1 << UInt64(table.rows % 64)) - 1 }
            for index in tallies.indices { tallies[index].add(signs) }
        }
        func shares(_ counts: KeyPath<SignTally, SIMD8<Int64>>) -> [Double] {
            table.columns(of: tallies.map { $0[keyPath: counts] }).map { Double($0 + 1) / Double(resamples + 1) }
        }
        let (twoSided, lower, upper) = (shares(\.twoSided), shares(\.lower), shares(\.upper))
        return (0..<table.columns).map {
            Result(twoSided: twoSided[$0], lower: lower[$0], upper: upper[$0], isExact: false)
        }
    }
}
