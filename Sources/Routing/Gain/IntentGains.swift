/// By how much an intent's gain is above the mean of all, as far as its questions are enough to tell.
///
/// The mean of few questions is mostly chance, so each is drawn towards 0: by n / (n + k), with k the variance within
/// intents over the variance between them (empirical Bayes: Efron and Morris, JASA 1975; the variance between by moments:
/// DerSimonian and Laird, Controlled Clinical Trials 1986). Where intents differ no more than chance makes them, all are 0.
package struct IntentGains: Sendable, Equatable, Codable {
    package private(set) var values: [String: Double]

    /// - Parameter gains: of each intent's questions.
    init(of gains: [String: [Double]]) {
        let groups = gains.filter { !$0.value.isEmpty }
        let count = Double(groups.reduce(0) { $0 + $1.value.count })
        guard groups.count > 1, count > Double(groups.count) else {
            values = groups.mapValues { _ in 0 }
            return
        }
        func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
        let ordered = groups.sorted { $0.key < $1.key }
        let overall = ordered.reduce(0) { $0 + $1.value.reduce(0, +) } / count
        var (within, between, sizes) = (0.0, 0.0, 0.0)
        for (_, numbers) in ordered {
            let own = mean(numbers)
            within += numbers.reduce(0) { $0 + ($1 - own) * ($1 - own) }
            between += Double(numbers.count) * (own - overall) * (own - overall)
            sizes += Double(numbers.count * numbers.count)
        }
        let noise = within / (count - Double(groups.count))
        let spread = (between - Double(groups.count - 1) * noise) / (count - sizes / count)
        values = groups.mapValues { numbers in
            guard spread > 0 else { return 0 }
            let size = Double(numbers.count)
            return size / (size + noise / spread) * (mean(numbers) - overall)
        }
    }

    /// 0 for an intent that was not met.
    subscript(intent: String?) -> Double {
        intent.flatMap { values[$0] } ?? 0
    }
}
