package import RAGCore

/// Makes an answer of the best sentences of the best passages, in a readable order, each with its citation.
package struct QuoteComposer: Sendable {
    /// How many documents an answer quotes at most, and how many pages a refusal suggests.
    private static let documentLimit = 3
    /// How many sentences of one document.
    private static let sentenceLimit = 2
    /// A further document is quoted where its log-odds are within this of the best one's.
    private static let logOddsWidth = 1.5
    /// A further sentence is quoted where its relevance is at least this share of the best one's.
    private static let relevanceShare = 0.85

    private let candidates: [Candidate]
    private let corpusVersion: Int64

    /// - Parameter candidates: judged, best first.
    package init(candidates: [Candidate], corpusVersion: Int64) {
        self.candidates = candidates
        self.corpusVersion = corpusVersion
    }

    /// The answer where the evidence reaches `threshold`, else a refusal. Without candidates it is a refusal always.
    package func compose(_ evidence: Evidence, threshold: Double) -> Answer {
        let probability = "\(Int((evidence.probability * 100).rounded())) %"
        if candidates.isEmpty { return refusal(.noSource, "Nothing in the sources matches the question.") }
        guard evidence.probability >= threshold else {
            return refusal(.weakEvidence, "The sources answer with probability \(probability) only.")
        }
        return answer("The sources answer with probability \(probability); no model is configured.")
    }

    /// A refusal, with the nearest pages, each once.
    package func refusal(_ handoff: Handoff.Reason, _ reason: String) -> Answer {
        var suggestions: [Suggestion] = []
        for passage in candidates.map(\.passage) where suggestions.count < Self.documentLimit {
            guard !suggestions.contains(where: { $0.documentID == passage.documentID }) else { continue }
            suggestions.append(Suggestion(documentID: passage.documentID, title: passage.title, uri: passage.uri))
        }
        return Answer(
            text: "",
            isAnswerable: false,
            citations: [],
            route: Route(outcome: .handoff, reason: reason),
            handoff: Handoff(reason: handoff),
            suggestions: suggestions,
            corpusVersion: corpusVersion
        )
    }

    private func answer(_ reason: String) -> Answer {
        let citations = quotes().enumerated().map { number, quote in quote.citation(number + 1) }
        return Answer(
            text: citations.map { "\($0.quote) [\($0.index)]" }.joined(separator: " "),
            isAnswerable: true,
            citations: citations,
            route: Route(outcome: .quoted, reason: reason),
            handoff: Handoff(),
            suggestions: [],
            corpusVersion: corpusVersion
        )
    }

    /// The sentences of the chosen passages, in that order and in the order of their texts. One that a further document
    /// only repeats is quoted once.
    private func quotes() -> [Quote] {
        chosen().reduce(into: []) { quotes, candidate in
            quotes += self.quotes(of: candidate).filter { quote in !quotes.contains { quote.repeats($0) } }
        }
    }

    /// The best passage, and the best of other documents where they are nearly as good. What a chosen passage
    /// supersedes is left away.
    private func chosen() -> [Candidate] {
        guard let best = candidates.first else { return [] }
        var chosen: [Candidate] = []
        for candidate in candidates where candidate.logOdds >= best.logOdds - Self.logOddsWidth {
            let isLeftOut = chosen.contains { other in
                other.passage.documentID == candidate.passage.documentID || other.supersedes(candidate)
            }
            if isLeftOut { continue }
            chosen.removeAll { candidate.supersedes($0) }
            if chosen.count < Self.documentLimit { chosen.append(candidate) }
        }
        return chosen
    }

    /// The best sentences of a passage, in the order of its text. Of two of which one has all words of the other, such
    /// as a heading and the sentence below it, that one stands alone.
    private func quotes(of candidate: Candidate) -> [Quote] {
        let ranked = candidate.ranked
        guard let best = ranked.first?.relevance else { return [] }
        // A share of what is below 0 is above it; the best is quoted all the same.
        let least = min(best, best * Self.relevanceShare)
        return ranked.prefix(Self.sentenceLimit).filter { $0.relevance >= least }
            .map { Quote($0, of: candidate.passage) }
            .reduce(into: []) { quotes, quote in
                if quotes.contains(where: { quote.repeats($0) }) { return }
                quotes.removeAll { $0.repeats(quote) }
                quotes.append(quote)
            }
            .sorted { $0.sentence.range.lowerBound < $1.sentence.range.lowerBound }
    }
}
