import RAGCore
import Retrieval
import TestSupport
import Testing

@Suite struct FusionTests {
    private static func side(_ scores: KeyValuePairs<Int64, Double>) -> [ScoredChunk] {
        scores.map { ScoredChunk(chunkID: $0.key, score: $0.value) }
    }

    @Test func `weighted scores are those that were worked out by hand`() {
        let fused = Fusion.weighted(dense: 0.7).fuse(
            dense: Self.side([1: 0.9, 2: 0.5, 3: 0.1]),
            lexical: Self.side([3: 8, 1: 4, 4: 2])
        )
        // Dense parts are 0.7 of 1, 0.5 and 0; lexical ones 0.3 of 1, 1/3 and 0.
        #expect(fused.map(\.chunkID) == [1, 2, 3, 4])
        for (candidate, score) in zip(fused, [0.8, 0.35, 0.3, 0]) { #expect(abs(candidate.score - score) < 1e-12) }
        #expect(fused[0].dense == .init(score: 0.9, rank: 1, contribution: 0.7))
        #expect(fused[0].lexical?.score == 4 && fused[0].lexical?.rank == 2)
        #expect(fused[1].lexical == nil)
        #expect(fused[3].dense == nil)
        #expect(fused[3].lexical?.rank == 3)
    }

    @Test func `reciprocal ranks are those that were worked out by hand`() {
        let fused = Fusion.reciprocalRank(k: 60).fuse(
            dense: Self.side([7: 0.9, 5: 0.8]),
            lexical: Self.side([5: 3, 9: 2, 7: 1])
        )
        #expect(fused.map(\.chunkID) == [5, 7, 9])
        // 1/62 + 1/61, 1/61 + 1/63, 1/62.
        for (candidate, score) in zip(fused, [0.032_522_474_88, 0.032_266_458_5, 0.016_129_032_26]) {
            #expect(abs(candidate.score - score) < 1e-10)
        }
    }

    @Test(
        arguments: [
            // One candidate, and equal scores, are the best of their side.
            ([1: 0.3], [:], [1], [0.6]), ([:], [1: 0.3], [1], [0.4]), ([1: 0.3], [1: 9], [1], [1]),
            ([1: -0.5], [2: 9], [1, 2], [0.6, 0.4]),
            ([2: 0.5, 3: 0.5], [1: 4, 4: 4], [2, 3, 1, 4], [0.6, 0.6, 0.4, 0.4]),
            ([1: 0, 2: -1], [:], [1, 2], [0.6, 0]), ([:], [:], [], []),
        ] as [(KeyValuePairs<Int64, Double>, KeyValuePairs<Int64, Double>, [Int64], [Double])]
    )
    func `a side with one score gives its whole weight`(
        dense: KeyValuePairs<Int64, Double>,
        lexical: KeyValuePairs<Int64, Double>,
        ids: [Int64],
        scores: [Double]
    ) {
        let fused = Fusion.weighted(dense: 0.6).fuse(dense: Self.side(dense), lexical: Self.side(lexical))
        #expect(fused.map(\.chunkID) == ids)
        #expect(fused.map(\.score) == scores)
    }

    @Test(arguments: [Fusion.weighted(dense: 0.5), .reciprocalRank(k: 1)])
    func `equal scores are in the order of chunk ids`(fusion: Fusion) {
        let fused = fusion.fuse(dense: Self.side([9: 1, 4: 0]), lexical: Self.side([3: 2, 8: 1]))
        #expect(fused.map(\.chunkID) == [3, 9, 4, 8])
    }

    @Test(arguments: [UInt64](1...20)) func `a weight of 0 or 1 is a side alone, in its order`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let (dense, lexical) = (Self.random(&generator), Self.random(&generator))
        for (weight, side) in [(1.0, dense), (0.0, lexical)] {
            let fused = Fusion.weighted(dense: weight).fuse(dense: dense, lexical: lexical)
            let ids = Set(side.map(\.chunkID))
            #expect(fused.filter { ids.contains($0.chunkID) }.map(\.chunkID) == side.map(\.chunkID))
            // What the other side alone found has nothing, so only the least of this side may stand behind it.
            let others = fused.drop { ids.contains($0.chunkID) }
            #expect(others.allSatisfy { $0.score == 0 })
        }
    }

    @Test(arguments: [UInt64](1...20)) func `scores are the sums of their parts, and lie between 0 and 1`(seed: UInt64)
    {
        var generator = SeededGenerator(seed: seed)
        let (dense, lexical) = (Self.random(&generator), Self.random(&generator))
        for fusion in [Fusion.weighted(dense: .random(in: 0...1, using: &generator)), .reciprocalRank(k: 60)] {
            let fused = fusion.fuse(dense: dense, lexical: lexical)
            #expect(Set(fused.map(\.chunkID)) == Set((dense + lexical).map(\.chunkID)))
            for (better, worse) in zip(fused, fused.dropFirst()) {
                #expect((worse.score, better.chunkID) < (better.score, worse.chunkID))
            }
            for candidate in fused {
                #expect((0...1).contains(candidate.score))
                #expect(
                    candidate.score == (candidate.dense?.contribution ?? 0) + (candidate.lexical?.contribution ?? 0)
                )
            }
        }
    }

    /// A side as a search gives it: best first, equal scores by chunk id.
    private static func random(_ generator: inout SeededGenerator) -> [ScoredChunk] {
        let ids = (Int64(1)...40).shuffled(using: &generator).prefix(.random(in: 1...20, using: &generator))
        return ids.map { ScoredChunk(chunkID: $0, score: Double(Int.random(in: -8...8, using: &generator)) / 8) }
            .sorted { ($1.score, $0.chunkID) < ($0.score, $1.chunkID) }
    }
}
