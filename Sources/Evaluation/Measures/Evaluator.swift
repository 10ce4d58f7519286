/// Measures rankings question by question, and their means.
///
/// Each judged question has figures: zeros until a ranking comes for it. A question without judgments is left out, and
/// counted.
package struct Evaluator: Sendable {
    private let measures: [Measure]
    private let judgments: Judgments
    private let rankingDepth: Int
    /// By question.
    private var figures: [String: [Double]] = [:]
    private var rankings: [String: [String]] = [:]
    /// How many questions had a ranking but no judgments.
    package private(set) var unjudged = 0

    /// - Parameter rankingDepth: how many of the best documents of each question the result holds.
    package init(_ measures: [Measure], judgments: Judgments, rankingDepth: Int = 0) {
        self.measures = measures
        self.judgments = judgments
        self.rankingDepth = rankingDepth
    }

    /// How many judged questions had a ranking.
    package var judged: Int { figures.count }

    /// A question has one ranking; a second one replaces it.
    package mutating func add(_ list: RankedList, for query: String) {
        guard let topic = judgments[query] else {
            unjudged += 1
            return
        }
        let ranking = GradedRanking(list, judgedBy: topic)
        figures[query] = measures.map { $0.figure(of: ranking) }
        if rankingDepth > 0 { rankings[query] = list.best(rankingDepth) }
    }

    /// The means, and each question's figures; the time it took is left to who knows it.
    ///
    /// - Parameter countsMissing: whether the means are over all judged questions, as trec_eval's `-c` has it, and not over
    ///   those alone that have a ranking.
    package func result(
        countsMissing: Bool,
        fingerprint: EvaluationResult.Fingerprint
    ) -> EvaluationResult {
        let queries = judgments.queries
        let counted = countsMissing ? queries : queries.filter { figures[$0] != nil }
        let zeros = [Double](repeating: 0, count: measures.count)
        let sums = counted.reduce(zeros) { sums, query in
            zip(sums, figures[query] ?? zeros).map { $0 + $1 }
        }
        return EvaluationResult(
            measures: named(sums.map { counted.isEmpty ? 0 : $0 / Double(counted.count) }),
            queries: counted.count,
            tookMilliseconds: 0,
            fingerprint: fingerprint,
            perQuery: Dictionary(uniqueKeysWithValues: queries.map { ($0, named(figures[$0] ?? zeros)) }),
            rankings: rankingDepth > 0 ? rankings : nil
        )
    }

    private func named(_ values: [Double]) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: zip(measures.map(\.description), values))
    }
}
