package import RAGCore
package import Retrieval

/// A passage that may hold the answer, as its sentences, with what speaks for it.
package struct Candidate: Sendable {
    package let passage: Passage
    /// The part of the question, in the language, that it answers best.
    package private(set) var question: Question
    /// Those that may be quoted, in the order of the text; at least one.
    package private(set) var sentences: [SourceSentence]
    package private(set) var signals: PassageSignals
    /// See `EvidenceModel.logOdds`; 0 before it is weighed.
    package private(set) var logOdds = 0.0

    /// Nil where the passage has no sentence that may be quoted: what cannot be shown is no evidence either.
    ///
    /// - Parameters:
    ///   - cosine: of question and passage; nil where the search has it.
    ///   - lexicalWeight: that of words in the fusion.
    package init?(_ result: SearchResult, question: Question, cosine: Double? = nil, lexicalWeight: Double = 1) {
        passage = result.passage
        self.question = question
        sentences = passage.quotableSentences
        guard !sentences.isEmpty else { return nil }
        let words = QuestionWords(
            ([passage.title] + passage.headingPath + sentences.map(\.shown)).joined(separator: " ")
        )
        signals = PassageSignals(
            fused: result.score,
            dense: result.dense?.score ?? cosine ?? 0,
            lexical: lexicalWeight > 0 ? (result.lexical?.contribution ?? 0) / lexicalWeight : 0,
            cover: question.words.cover(by: words)
        )
    }

    /// What it is when it was found for another part or in another language too: of each signal what speaks more for it.
    func merged(with other: Candidate) -> Candidate {
        var merged = other.signals.fused > signals.fused ? other : self
        merged.signals = signals.greatest(other.signals)
        return merged
    }

    /// What the judge reads.
    var segmented: SegmentedPassage {
        SegmentedPassage(
            context: ([passage.title] + passage.headingPath.suffix(1)).joined(separator: ". "),
            sentences: sentences.map(\.shown)
        )
    }

    package func weighed(by model: EvidenceModel) -> Candidate {
        var weighed = self
        weighed.logOdds = model.logOdds(of: signals)
        return weighed
    }

    /// Itself with what the judge says of its sentences.
    package func judged(_ relevance: Relevance) -> Candidate {
        var judged = self
        for (index, value) in zip(sentences.indices, relevance.sentences) { judged.sentences[index].relevance = value }
        return judged
    }
}

extension Candidate {
    /// The sentences, best first; of equal ones the earlier.
    var ranked: [SourceSentence] {
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
