import RAGCore
import TestSupport
import Testing
import VectorSearch

struct TopMatchesTests {
    @Test(arguments: [0, 1, 2, 7, 100, 300])
    func `the best are the first of the sorted, in whatever order they come`(limit: Int) {
        var generator = SeededGenerator(seed: 1)
        // Few different scores, so that ids must decide.
        let matches = (1...200).map {
            VectorMatch(chunkID: $0, score: Float(Int.random(in: -9...9, using: &generator)))
        }
        for _ in 0..<20 {
            var best = TopMatches(limit: limit)
            for match in matches.shuffled(using: &generator) { best.offer(match) }
            #expect(best.matches == Array(BruteForce.sorted(matches).prefix(limit)))
        }
    }

    @Test func `the floor is the last one's score once there are enough`() {
        var best = TopMatches(limit: 2)
        #expect(best.floor == -.infinity)
        best.offer(VectorMatch(chunkID: 1, score: 0.5))
        #expect(best.floor == -.infinity)
        best.offer(VectorMatch(chunkID: 2, score: 0.75))
        #expect(best.floor == 0.5)
        best.offer(VectorMatch(chunkID: 3, score: 0.625))
        #expect(best.floor == 0.625)
        #expect(TopMatches(limit: 0).floor == .infinity)
    }

    @Test func `a limit beyond all bounds takes no room`() {
        var best = TopMatches(limit: .max)
        best.offer(VectorMatch(chunkID: 1, score: 0.5))
        #expect(best.matches.map(\.chunkID) == [1])
    }
}
