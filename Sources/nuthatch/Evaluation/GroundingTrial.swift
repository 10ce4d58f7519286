import Answering
import Evaluation
import LocalEmbedding
import Persistence
import RAGCore
import Synchronization

/// Has sentences of a collection, true and spoiled, checked as those of an answer are.
struct GroundingTrial {
    /// A case, and what the check says of it.
    struct Judged: Sendable, Encodable {
        var kind: GroundingCase.Kind
        var sentence: String
        var document: String
        var signals: GroundingSignals
        var probability: Double
        var isSupported: Bool
    }

    /// How many passages of other documents stand beside the right one at most.
    private static let neighbours = 8

    private let sources: [AnswerSource]
    private let pages: [GroundingPage]
    private let embedder: LocalEmbedder

    init(_ workspace: Workspace, embedder: LocalEmbedder) async throws {
        let collection = workspace.settings.collection
        let found = Mutex<[(id: Int64, vector: [Float])]>([])
        _ = try await workspace.store.forEachVectorBlock(in: collection) { block in
            let width = block.components.count / max(1, block.chunkIDs.count)
            for (row, id) in block.chunkIDs.enumerated() {
                let vector = Array(block.components[(row * width)..<((row + 1) * width)])
                found.withLock { $0.append((id, vector)) }
            }
        }
        let vectors = Dictionary(found.withLock { $0 }, uniquingKeysWith: { first, _ in first })
        let passages = try await workspace.store.passages(vectors.keys.sorted(), in: collection)
        let quotable = passages.compactMap { passage in AnswerSource(passage).map { (passage, $0) } }
        sources = quotable.map(\.1)
        let rows = quotable.map { (document: $0.0.documentID, vector: vectors[$0.0.chunkID] ?? []) }
        pages = quotable.enumerated().map { place, pair in
            GroundingPage(
                documentID: pair.0.documentID,
                language: pair.0.language ?? "en",
                sentences: pair.1.sentences.map(\.shown),
                neighbours: Self.nearest(to: place, among: rows)
            )
        }
        self.embedder = embedder
    }

    func judged(count: Int, half: QuestionHalf, seed: UInt64) async throws -> [Judged] {
        var cases = GroundingCases(pages, half: half, seed: seed)
        var judged: [Judged] = []
        for made in cases.make(count) {
            let named = made.cited.map { sources[made.sources[$0 - 1]] }
            let texts = [made.sentence] + named.flatMap { $0.sentences.map(\.shown) }
            let vectors = try await embedder.embed(texts).map(\.vector)
            var signals = check(made).signals(of: made.sentence, citing: made.cited)
            signals.semantic = vectors.dropFirst().map { Self.cosine(vectors[0], $0) }.max() ?? 0
            judged.append(
                Judged(
                    kind: made.kind,
                    sentence: made.sentence,
                    document: made.documentID,
                    signals: signals,
                    probability: GroundingModel.fitted.probability(of: signals),
                    isSupported: GroundingModel.fitted.isSupported(signals)
                )
            )
        }
        return judged
    }

    /// What the check of a sentence takes on average, its sources read already.
    func microseconds(of judged: [Judged]) -> Double {
        guard !judged.isEmpty else { return 0 }
        let check = SentenceCheck(sources: Array(sources.prefix(4)))
        let elapsed = ContinuousClock().measure {
            for (index, sentence) in judged.enumerated() {
                _ = check.signals(of: sentence.sentence, citing: [index % min(4, sources.count) + 1])
            }
        }
        return elapsed / .microseconds(1) / Double(judged.count)
    }

    private func check(_ made: GroundingCase) -> SentenceCheck {
        SentenceCheck(sources: made.sources.map { sources[$0] })
    }

    private static func nearest(to place: Int, among rows: [(document: String, vector: [Float])]) -> [Int] {
        let others = rows.indices.filter { rows[$0].document != rows[place].document }
        let cosines = others.map { (place: $0, cosine: cosine(rows[place].vector, rows[$0].vector)) }
        return cosines.sorted { ($1.cosine, $0.place) < ($0.cosine, $1.place) }.prefix(neighbours).map(\.place)
    }

    private static func cosine(_ first: [Float], _ second: [Float]) -> Double {
        Double(zip(first, second).reduce(Float(0)) { $0 + $1.0 * $1.1 })
    }
}
