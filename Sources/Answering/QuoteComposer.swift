package import RAGCore

/// Makes an answer of the best sentences of the best passages, in a readable order, each with its citation.
package struct QuoteComposer: Sendable {
    /// How many documents an answer quotes at most, and how many pages a refusal suggests.
    package static let documentLimit = 3
    /// How many sentences of one document.
    private static let sentenceLimit = 2
    /// A further document is quoted where its log-odds are within this of the best one's.
    private static let logOddsWidth = 3.0
    /// A further sentence is quoted where its relevance is at least this share of the best one's.
    private static let relevanceShare = 0.85

    private let candidates: [Candidate]
    private let corpusVersion: Int64

    /// - Parameter candidates: judged, best first.
    package init(candidates: [Candidate], corpusVersion: Int64) {
        self.candidates = candidates
        self.corpusVersion = corpusVersion
    }

    /// The best passage of each document that may be quoted, best first: one more than are, as one may supersede another.
    package static func contenders(_ candidates: [Candidate]) -> [Candidate] {
        let ranked = candidates.map { (document: $0.passage.documentID, logOdds: $0.logOdds) }
        return contenders(ranked, limit: documentLimit + 1).map { candidates[$0] }
    }

    /// The positions of the best passages of at most `limit` documents that are nearly as likely as the first.
    ///
    /// - Parameter ranked: best first.
    package static func contenders(
        _ ranked: [(document: String, logOdds: Double)],
        limit: Int = documentLimit
    ) -> [Int] {
        guard let best = ranked.first else { return [] }
        var seen: Set<String> = []
        let first = ranked.indices.filter {
            ranked[$0].logOdds >= best.logOdds - logOddsWidth && seen.insert(ranked[$0].document).inserted
        }
        return Array(first.prefix(limit))
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

    private func answer(_ reason: String) -> Answer { answer(Route(outcome: .quoted, reason: reason)) }

    /// The best sentences, each with its mark.
    func answer(_ route: Route) -> Answer { answer(quotes(), route) }

    /// All sentences of the best passage.
    func whole(_ route: Route) -> Answer {
        answer(candidates.prefix(1).flatMap { best in best.sentences.map { Quote($0, of: best.passage) } }, route)
    }

    private func answer(_ quotes: [Quote], _ route: Route) -> Answer {
        let citations = quotes.enumerated().map { number, quote in quote.citation(number + 1) }
        var text = ""
        let sentences = citations.map { citation in
            if !text.isEmpty { text += " " }
            let start = text.utf8.count
            text += "\(citation.quote) [\(citation.index)]"
            return AnswerSentence(
                range: start..<text.utf8.count,
                citations: [citation.index],
                lexical: 1,
                semantic: nil,
                isSupported: true
            )
        }
        return Answer(
            text: text,
            isAnswerable: !citations.isEmpty,
            citations: citations,
            route: route,
            handoff: Handoff(),
            suggestions: [],
            corpusVersion: corpusVersion,
            sentences: sentences,
            grounding: 1
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
        var chosen: [Candidate] = []
        for candidate in Self.contenders(candidates) {
            if chosen.contains(where: { $0.supersedes(candidate) }) { continue }
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
