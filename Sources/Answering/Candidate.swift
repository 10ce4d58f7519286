package import RAGCore
package import Retrieval

/// A passage that may hold the answer, as its sentences, with what speaks for it.
package struct Candidate: Sendable {
    package let passage: Passage
    /// Those that may be quoted, in the order of the text; at least one.
    package private(set) var sentences: [PassageSentence]
    package private(set) var signals: PassageSignals
    /// The log-odds that it holds the answer; 0 before it is judged.
    package private(set) var logOdds = 0.0

    /// Nil where the passage has no sentence that may be quoted: what cannot be shown is no evidence either.
    package init?(_ result: SearchResult, question: Question) {
        passage = result.passage
        sentences = passage.quotableSentences
        guard !sentences.isEmpty else { return nil }
        let words = QuestionWords(
            ([passage.title] + passage.headingPath + sentences.map(\.shown)).joined(separator: " ")
        )
        signals = PassageSignals(
            fused: result.score,
            dense: result.dense?.score ?? 0,
            lexical: result.lexical?.contribution ?? 0,
            cover: question.words.cover(by: words),
            relevance: 0,
            language: question.match(with: passage.language)
        )
    }

    /// What the judge reads.
    var segmented: SegmentedPassage {
        SegmentedPassage(
            context: ([passage.title] + passage.headingPath.suffix(1)).joined(separator: ". "),
            sentences: sentences.map(\.shown)
        )
    }

    /// Itself with what the judge says of it.
    package func judged(_ relevance: Relevance, by model: EvidenceModel) -> Candidate {
        var judged = self
        judged.signals.relevance = relevance.passage
        for (index, value) in zip(sentences.indices, relevance.sentences) { judged.sentences[index].relevance = value }
        judged.logOdds = model.logOdds(of: judged.signals)
        return judged
    }
}

extension Candidate {
    /// The sentences, best first; of equal ones the earlier.
    var ranked: [PassageSentence] {
        sentences.sorted { ($1.relevance, $0.range.lowerBound) < ($0.relevance, $1.range.lowerBound) }
    }

    /// Whether the best sentences of both say different numbers of one thing, and this passage came into force more than
    /// a year after the other: rules of about the same time that differ are for different cases.
    func supersedes(_ other: Candidate) -> Bool {
        guard isMuchLater(than: other), let best = ranked.first, let rival = other.ranked.first else { return false }
        return Contradiction.isBetween(best.shown, rival.shown)
    }

    private func isMuchLater(than other: Candidate) -> Bool {
        guard let from = passage.validity.from, let otherFrom = other.passage.validity.from else { return false }
        return (otherFrom.year + 1, otherFrom.month, otherFrom.day) < (from.year, from.month, from.day)
    }
}
