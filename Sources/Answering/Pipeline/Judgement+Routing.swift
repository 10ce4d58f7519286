import RAGCore

/// What routing asks of a judgement.
extension Judgement {
    /// The candidates that an answer of quotes stands on: the best of each document that is nearly as likely as the first.
    var leading: [Candidate] { Array(QuoteComposer.contenders(candidates).prefix(QuoteComposer.documentLimit)) }

    /// What a model is given: the passages of the leading documents that are as likely as the last of these, best first.
    func sources(limit: Int) -> [AnswerSource] {
        let leading = leading
        let documents = Set(leading.map(\.passage.documentID))
        let least = leading.last?.logOdds ?? 0
        return candidates.filter { $0.logOdds >= least && documents.contains($0.passage.documentID) }
            .prefix(limit).compactMap { AnswerSource($0) }
    }

    /// By how much the best document is ahead of the second best, in log-odds; its own where there is no other.
    var margin: Double {
        guard let best = candidates.first else { return 0 }
        let other = candidates.first { $0.passage.documentID != best.passage.documentID }
        return best.logOdds - (other?.logOdds ?? 0)
    }

    var trace: AnswerTrace { AnswerTrace(evidence: evidence, candidates: candidates) }
}
