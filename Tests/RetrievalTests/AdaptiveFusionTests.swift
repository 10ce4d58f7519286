import Foundation
import RAGCore
import Retrieval
import TestSupport
import Testing

@Suite struct AdaptiveFusionTests {
    private static func side(_ scores: KeyValuePairs<Int64, Double>) -> [ScoredChunk] {
        scores.map { ScoredChunk(chunkID: $0.key, score: $0.value) }
    }

    @Test func `scores and weight are those that were worked out by hand`() {
        let fusion = AdaptiveFusion(reach: LexicalReach(words: 3, ceiling: 10), floor: 0.2)
        let (chunks, weighing) = fusion.fuse(
            dense: Self.side([1: 0.6, 2: 0.4, 3: 0.2]),
            lexical: Self.side([2: 4, 4: 1])
        )
        // Cosines lie 0.5, 0.25 and 0 of the way from 0.2 to 1; words are covered to 0.4 and 0.1. So 1.5 + 3.25 - 1.6 stand
        // beside what three words take away.
        let logit = 3.15 - 1.5 * log(4.0)
        let weight = 1 / (1 + exp(-logit))
        #expect(abs(weighing.denseWeight - weight) < 1e-12)
        #expect(abs(weighing.cosine - 0.5) < 1e-12)
        #expect(abs(weighing.coverage - 0.4) < 1e-12)
        #expect(weighing.words == 3)
        let expected: [Int64: Double] = [
            1: weight / 2, 2: weight / 4 + (1 - weight) * 2 / 5, 3: 0, 4: (1 - weight) / 10,
        ]
        #expect(chunks.count == 4)
        for chunk in chunks { #expect(abs(chunk.score - expected[chunk.chunkID, default: -1]) < 1e-12) }
        #expect(chunks.map(\.chunkID) == expected.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key))
    }

    @Test func `meaning weighs more the nearer its best passage is, and less the more words are covered`() {
        func weight(_ cosine: Double, _ score: Double, words: Int = 5) -> Double {
            AdaptiveFusion(reach: LexicalReach(words: words, ceiling: 10), floor: 0)
                .weighing(dense: Self.side([1: cosine]), lexical: Self.side([2: score])).denseWeight
        }
        let cosines = stride(from: -0.2, through: 1, by: 0.1).map { weight($0, 5) }
        #expect(zip(cosines, cosines.dropFirst()).allSatisfy { $0 < $1 })
        let scores = stride(from: 0.0, through: 10, by: 1).map { weight(0.5, $0) }
        #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 > $1 })
        let words = (0...64).map { weight(0.5, 5, words: $0) }
        #expect(zip(words, words.dropFirst()).allSatisfy { $0 > $1 })
        // Rounding may take a score past its bound.
        #expect(weight(0.5, 10.001) == weight(0.5, 10))
    }

    @Test(
        arguments: [
            ([:], [:], []), ([1: 0.9, 2: 0.1], [:], [1, 2]), ([:], [5: 3, 4: 1], [5, 4]), ([7: 0.3], [7: 2], [7]),
        ] as [(KeyValuePairs<Int64, Double>, KeyValuePairs<Int64, Double>, [Int64])]
    )
    func `where a side is empty the other one's order stands`(
        dense: KeyValuePairs<Int64, Double>,
        lexical: KeyValuePairs<Int64, Double>,
        ids: [Int64]
    ) {
        for ceiling in [0, 10.0] {
            let fusion = AdaptiveFusion(reach: LexicalReach(words: 1, ceiling: ceiling), floor: 0)
            let fused = fusion.fuse(dense: Self.side(dense), lexical: Self.side(lexical)).chunks
            #expect(Set(fused.map(\.chunkID)) == Set(ids))
            if ceiling > 0 { #expect(fused.map(\.chunkID) == ids) }
            #expect(fused.allSatisfy { $0.score.isFinite })
        }
    }

    @Test(arguments: UInt64(0)..<50)
    func `a passage that is better on both sides is never behind`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func scores(_ range: ClosedRange<Double>) -> [ScoredChunk] {
            (0..<Int64.random(in: 1...40, using: &generator)).shuffled(using: &generator)
                .map { ScoredChunk(chunkID: $0, score: .random(in: range, using: &generator)) }
                .sorted { $0.score > $1.score }
        }
        let (dense, lexical) = (scores(-1...1), scores(0...20))
        let reach = LexicalReach(words: .random(in: 1...20, using: &generator), ceiling: 25)
        let fusion = AdaptiveFusion(reach: reach, floor: .random(in: 0...0.9, using: &generator))
        let places = Dictionary(
            uniqueKeysWithValues: fusion.fuse(dense: dense, lexical: lexical).chunks.enumerated().map {
                ($1.chunkID, $0)
            }
        )
        #expect(Set(places.keys) == Set((dense + lexical).map(\.chunkID)), "seed \(seed)")
        let words = Dictionary(uniqueKeysWithValues: lexical.map { ($0.chunkID, $0.score) })
        for (better, worse) in zip(dense, dense.dropFirst()) where better.score > worse.score {
            guard words[better.chunkID, default: 0] >= words[worse.chunkID, default: 0] else { continue }
            #expect(places[better.chunkID, default: 99] < places[worse.chunkID, default: -1], "seed \(seed)")
        }
    }

    @Test func `a search says how it weighed, and one with a fixed weight has nothing to say`() async throws {
        let library = try await Library()
        try await library.put(
            .made("a", "red tents with two doors"),
            .made("b", "blue boots for the snow"),
            .made("c", "a map of Wales"),
            .made("d", "gas for stoves")
        )
        let adaptive = try await library.search("red tents", fusion: nil)
        let weighing = try #require(adaptive.weighing)
        #expect(weighing.words == 2)
        #expect((0...1).contains(weighing.coverage) && weighing.coverage > 0.3)
        #expect(adaptive.results.first?.passage.documentID == "a")
        #expect(try await library.search("red tents").weighing == nil)
        for mode in [SearchRequest.Mode.dense, .lexical] {
            #expect(try await library.search("red tents", mode: mode, fusion: nil).weighing == nil)
        }
    }
}
