package import RAGCore
import Routing
import Synchronization

/// Verified pairs of question and answer: documents whose metadata say `verified: true`, and whose title is the question.
///
/// What a person has checked is given as it stands, where it was asked for nearly in these words.
package final class CuratedPairs: Sendable {
    struct Match: Sendable, Equatable {
        var passage: Passage
        /// The cosine of both questions.
        var similarity: Double
    }

    /// Titles that are remembered; all go when there are more.
    private static let limit = 20_000

    private let embedder: any Embedder
    private let vectors = Mutex<[String: [Float]]>([:])

    package init(embedder: any Embedder) {
        self.embedder = embedder
    }

    /// The pair among the candidates whose question is nearest; nil where none is verified, or the nearest differs from
    /// the question in a number, a negation or a comparison, whatever the cosine says.
    ///
    /// - Parameter vector: of the question, by the same embedder.
    func nearest(to question: String, _ vector: [Float], among candidates: [Candidate]) async throws -> Match? {
        let pairs = candidates.map(\.passage).filter { $0.metadata["verified"] == .bool(true) }
        guard !pairs.isEmpty else { return nil }
        let vectors = try await vectors(of: pairs.map(\.title))
        let best = zip(pairs, vectors).map { pair, other in
            Match(passage: pair, similarity: zip(vector, other).reduce(0) { $0 + Double($1.0 * $1.1) })
        }.max { $0.similarity < $1.similarity }
        guard let best, Self.asksTheSame(question, best.passage.title) else { return nil }
        return best
    }

    private static func asksTheSame(_ question: String, _ other: String) -> Bool {
        let (asked, known) = (QuestionShape(of: question), QuestionShape(of: other))
        return asked.negations == known.negations && asked.comparisons == known.comparisons
            && numbers(in: question) == numbers(in: other)
    }

    private static func numbers(in text: String) -> Set<String> {
        Set(QuestionWords.words(of: text).filter { $0.utf8.contains { (0x30...0x39).contains($0) } })
    }

    private func vectors(of titles: [String]) async throws -> [[Float]] {
        let known = vectors.withLock { $0 }
        let missing = titles.filter { known[$0] == nil }
        guard !missing.isEmpty else { return titles.compactMap { known[$0] } }
        let made = try await embedder.embed(missing).map(\.vector)
        let all = known.merging(zip(missing, made)) { first, _ in first }
        vectors.withLock { vectors in
            if vectors.count > Self.limit { vectors = [:] }
            vectors.merge(zip(missing, made)) { first, _ in first }
        }
        return titles.compactMap { all[$0] }
    }
}
