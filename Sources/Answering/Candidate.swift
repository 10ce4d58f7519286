import Chunking
import RAGCore
import Retrieval

/// A passage that may hold the answer, as its sentences, with what speaks for it.
struct Candidate: Sendable {
    /// A sentence of the passage.
    struct Sentence: Sendable, Equatable {
        /// UTF-8 bytes of the passage's text.
        var range: Range<Int>
        /// As it is shown: without markup.
        var shown: String
        /// What the judge says of it.
        var relevance = 0.0
    }

    let result: SearchResult
    private(set) var sentences: [Sentence]
    private(set) var signals: PassageSignals
    /// The log-odds that it holds the answer.
    private(set) var logOdds = 0.0

    var passage: Passage { result.passage }

    init(_ result: SearchResult, question: Question) {
        self.result = result
        let passage = result.passage
        let bytes = Array(passage.text.utf8)
        let all = SentenceScanner.sentences(in: passage.text).compactMap { range -> Sentence? in
            let shown = passage.shown(bytes[range])
            return shown.isEmpty ? nil : Sentence(range: range, shown: shown)
        }
        sentences = InstructionScreen.withoutOrders(all, in: bytes, range: \.range, shown: \.shown)
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

    func judged(_ relevance: Relevance, by model: EvidenceModel) -> Candidate {
        var judged = self
        judged.signals.relevance = relevance.passage
        for (index, value) in relevance.sentences.enumerated() { judged.sentences[index].relevance = value }
        judged.logOdds = model.logOdds(of: judged.signals)
        return judged
    }
}

extension Candidate {
    /// The sentences, best first; of equal ones the earlier.
    var ranked: [Sentence] {
        sentences.sorted { ($1.relevance, $0.range.lowerBound) < ($0.relevance, $1.range.lowerBound) }
    }

    var best: Sentence? { ranked.first }

    /// Whether the best sentences of both say different numbers of one thing, and one came into force more than a year
    /// after the other: rules of about the same time that differ are for different cases.
    func contradicts(_ other: Candidate) -> Bool {
        guard isMuchLater(than: other) || other.isMuchLater(than: self), let best, let rival = other.best else {
            return false
        }
        return Contradiction.isBetween(best.shown, rival.shown)
    }

    func isMuchLater(than other: Candidate) -> Bool {
        guard let from = passage.validity.from, let otherFrom = other.passage.validity.from else { return false }
        return (otherFrom.year + 1, otherFrom.month, otherFrom.day) < (from.year, from.month, from.day)
    }
}

extension Passage {
    /// A piece of the text as a reader sees it.
    func shown(_ bytes: ArraySlice<UInt8>) -> String {
        let piece = String(decoding: bytes, as: UTF8.self)
        let plain = format == .markdown ? Markup.plainText(ofMarkdown: piece) : piece
        return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
