import RAGCore

/// Makes an answer of the best sentences of the best passages, in a readable order, each with its citation.
struct QuoteComposer: Sendable {
    /// Best first.
    let candidates: [Candidate]
    let corpusVersion: Int64

    /// How many documents an answer quotes at most.
    private let documentLimit = 3
    /// How many sentences of one passage.
    private let sentenceLimit = 2
    /// A further document is quoted where its log-odds are within this of the best one's.
    private let logOddsWidth = 1.5
    /// A further sentence is quoted where its relevance is at least this share of the best one's.
    private let relevanceShare = 0.85

    func answer(_ evidence: Evidence) -> Answer {
        let quotes = chosen().flatMap(quotes)
        let citations = quotes.enumerated().map { number, quote in quote.citation(number + 1) }
        let text = zip(quotes, citations).map { "\($0.shown) [\($1.index)]" }.joined(separator: " ")
        return Answer(
            text: text,
            isAnswerable: true,
            citations: citations,
            route: Route(
                outcome: .quoted,
                reason: "The sources answer with probability \(percent(evidence.probability)); no model is configured."
            ),
            handoff: Handoff(),
            suggestions: [],
            corpusVersion: corpusVersion
        )
    }

    func refusal(_ evidence: Evidence, isEmpty: Bool) -> Answer {
        let reason: Handoff.Reason = isEmpty ? .noSource : .weakEvidence
        var suggestions: [Suggestion] = []
        for candidate in candidates where suggestions.count < documentLimit {
            let suggestion = Suggestion(
                documentID: candidate.passage.documentID, title: candidate.passage.title, uri: candidate.passage.uri
            )
            if !suggestions.contains(suggestion) { suggestions.append(suggestion) }
        }
        return Answer(
            text: "",
            isAnswerable: false,
            citations: [],
            route: Route(
                outcome: .handoff,
                reason: isEmpty
                    ? "Nothing in the sources matches the question."
                    : "The sources answer with probability \(percent(evidence.probability)) only."
            ),
            handoff: Handoff(reason: reason),
            suggestions: suggestions,
            corpusVersion: corpusVersion
        )
    }

    /// The best passage, and the best of other documents where they are nearly as good. Of two that contradict each
    /// other the one that came into force later is quoted.
    private func chosen() -> [Candidate] {
        guard let best = candidates.first else { return [] }
        var chosen: [Candidate] = []
        for candidate in candidates where candidate.logOdds >= best.logOdds - logOddsWidth && candidate.best != nil {
            guard !chosen.contains(where: { $0.passage.documentID == candidate.passage.documentID }) else { continue }
            if let rival = chosen.firstIndex(where: { $0.contradicts(candidate) }) {
                if candidate.isMuchLater(than: chosen[rival]) { chosen[rival] = candidate }
            } else if chosen.count < documentLimit {
                chosen.append(candidate)
            }
        }
        return chosen
    }

    /// The best sentences of a passage, in the order of its text.
    private func quotes(of candidate: Candidate) -> [Quote] {
        guard let best = candidate.best else { return [] }
        return candidate.ranked.prefix(sentenceLimit).filter { $0.relevance >= best.relevance * relevanceShare }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
            .map { Quote(passage: candidate.passage, sentence: $0) }
    }

    private func percent(_ probability: Double) -> String {
        "\(Int((probability * 100).rounded())) %"
    }
}

/// A sentence that is quoted.
private struct Quote {
    var passage: Passage
    var sentence: Candidate.Sentence

    var shown: String { sentence.shown }

    func citation(_ index: Int) -> Citation {
        let start = passage.range.lowerBound
        return Citation(
            index: index,
            chunkID: passage.chunkID,
            documentID: passage.documentID,
            uri: passage.uri,
            title: passage.title,
            headingPath: passage.headingPath,
            quote: sentence.shown,
            span: (start + sentence.range.lowerBound)..<(start + sentence.range.upperBound)
        )
    }
}
