import Foundation
import RAGCore

/// What a day of questions costs: some asked often, most seldom, drawn by Zipf's law, beside what it would cost to send each
/// to the strong model.
///
/// A question's costs are those of its own answers, made without any cache. The questions come evenly over the day. With the
/// caches a question that comes again costs nothing where its answer is one that is kept; where it is not, nothing as long
/// as the gateway still has what its models said, and its full price after that.
struct CostMix: Encodable {
    /// The rank of a question to this power divides how often it is asked.
    static let exponent = 1.0

    let draws: Int
    let distinct: Int
    let seed: UInt64
    /// All questions to the strong model, and no cache.
    let strongUsd: Double
    let routedUsd: Double
    let routedCachedUsd: Double
    /// Of `strongUsd`.
    let routedShare: Double
    let routedCachedShare: Double
    /// Of the distinct answerable questions that were drawn and answered: by a model, and by the strong one.
    let writtenShare: Double
    let strongShare: Double

    /// One question and what its answer cost.
    struct Priced {
        var routed: Money
        var strong: Money
        var isKept: Bool
        var isAnswerable: Bool
        /// Nil where no model wrote it.
        var tier: ModelTier?
    }

    /// - Parameter callLife: how long the gateway gives a model's reply again.
    init(_ questions: [Priced], draws: Int, seed: UInt64, callLife: Duration) {
        var generator = SeededGenerator(seed: seed)
        let ranks = questions.indices.shuffled(using: &generator)
        let weights = ranks.indices.map { pow(Double($0 + 1), -Self.exponent) }
        let sums = weights.reduce(into: [Double]()) { $0.append(($0.last ?? 0) + $1) }
        var (strong, routed, cached) = (Money.zero, Money.zero, Money.zero)
        var seen: Set<Int> = []
        var paidAt: [Int: Duration] = [:]
        for draw in 0..<draws {
            let mark = Double.random(in: 0..<(sums.last ?? 1), using: &generator)
            let question = ranks[sums.firstIndex { $0 > mark } ?? 0]
            let priced = questions[question]
            strong += priced.strong
            routed += priced.routed
            seen.insert(question)
            let now = Duration.seconds(86_400) * draw / draws
            if let paid = paidAt[question], priced.isKept || now - paid < callLife { continue }
            paidAt[question] = now
            cached += priced.routed
        }
        let answerable = seen.filter { questions[$0].isAnswerable }
        func share(_ isCounted: (Priced) -> Bool) -> Double {
            answerable.isEmpty ? 0 : Double(answerable.count { isCounted(questions[$0]) }) / Double(answerable.count)
        }
        self.draws = draws
        distinct = seen.count
        self.seed = seed
        strongUsd = strong.dollars
        routedUsd = routed.dollars
        routedCachedUsd = cached.dollars
        routedShare = strong > .zero ? routed.dollars / strong.dollars : 0
        routedCachedShare = strong > .zero ? cached.dollars / strong.dollars : 0
        writtenShare = share { $0.tier != nil }
        strongShare = share { $0.tier == .strong }
    }
}
