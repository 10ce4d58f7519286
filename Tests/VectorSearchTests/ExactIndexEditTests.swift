import LinearAlgebra
import RAGCore
import TestSupport
import Testing
import VectorSearch

struct ExactIndexEditTests {
    /// Changes of all sizes: each adds up to `most` rows and removes a share of those that are there.
    private func change(
        of all: BruteForce,
        after last: Int64,
        most: Int,
        using generator: inout SeededGenerator
    ) -> VectorChange {
        let shares: [Double] = [0, 0, 0.01, 0.3, 0.6, 1]
        let share = shares[Int.random(in: shares.indices, using: &generator)]
        let ids = all.rows.keys.sorted()
        var removed: [Int64]
        if Bool.random(using: &generator) {
            removed = ids.filter { _ in Double.random(in: 0..<1, using: &generator) < share }
        } else {
            // Rows side by side are likelier to empty a segment.
            let start = Int.random(in: 0...ids.count, using: &generator)
            removed = Array(ids[start...].prefix(Int(Double(ids.count) * share)))
        }
        // Ids that are not there, and one twice, change nothing.
        removed += removed.prefix(1) + [-7]
        let added = (0..<Int.random(in: 0...most, using: &generator)).map {
            StoredVector(chunkID: last + 1 + Int64($0) * 2, vector: generator.sixteenths(4))
        }
        return VectorChange(removed: removed.shuffled(using: &generator), added: added)
    }

    @Test(arguments: 1...6)
    func `after any changes, what is found is what is there`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let index = ExactIndex(dimension: 4)
        var all = BruteForce()
        var last: Int64 = 0
        for _ in 0..<25 {
            let change = change(of: all, after: last, most: 3000, using: &generator)
            last = change.added.last?.chunkID ?? last
            try await index.apply(change)
            all.apply(change)

            #expect(index.count == all.rows.count)
            #expect(index.allocatedRows <= 4 * index.count + 2 * ExactIndex.segmentRows)
            let query = generator.sixteenths(4)
            #expect(try index.search(20, [query], among: nil) == [all.nearest(20, to: query)])
            let allowed = (1...max(1, last)).filter { _ in Int.random(in: 0..<9, using: &generator) == 0 }
            #expect(
                try index.search(20, [query], among: allowed) == [all.nearest(20, to: query, among: Set(allowed))]
            )
        }
    }

    @Test func `rows can be removed one by one until nothing is left, and more can follow`() throws {
        var generator = SeededGenerator(seed: 9)
        let index = ExactIndex(dimension: 1)
        let ids = Array(Int64(1)...10_000)
        try index.append(ids: ids, vectors: generator.sixteenths(ids.count).span)
        for id in ids.shuffled(using: &generator) { try index.follow(VectorChange(removed: [id])) }
        #expect(index.count == 0)
        #expect(try index.search(5, [[1]], among: nil) == [[]])
        try index.append(ids: [20_000], vectors: [Float]([0.5]).span)
        #expect(try index.search(5, [[1]], among: nil) == [[VectorMatch(chunkID: 20_000, score: 0.5)]])
    }

    @Test func `memory follows the rows that are there, however often all are replaced`() throws {
        let index = ExactIndex(dimension: 1)
        var first: Int64 = 1
        func ids() -> [Int64] { Array(first..<(first + 5000)) }
        try index.append(ids: ids(), vectors: [Float](repeating: 0.5, count: 5000).span)
        for _ in 0..<30 {
            let removed = ids()
            first += 5000
            let added = ids().map { StoredVector(chunkID: $0, vector: [0.5]) }
            try index.follow(VectorChange(removed: removed, added: added))
            #expect(index.count == 5000)
            #expect(index.allocatedRows <= 2 * ExactIndex.segmentRows)
        }
        // One in a hundred stays.
        try index.follow(VectorChange(removed: ids().filter { !$0.isMultiple(of: 100) }))
        #expect(index.count == 50)
        #expect(index.allocatedRows == ExactIndex.segmentRows)
    }

    @Test func `a search sees all of a change or nothing of it`() async throws {
        let index = ExactIndex(dimension: 2, team: Team(size: 2))
        let rows = 6000
        // Generation g has the ids from g * rows on, all of the same vector.
        func generation(_ number: Int) -> [StoredVector] {
            (0..<rows).map { StoredVector(chunkID: Int64(number * rows + $0), vector: [Float(number + 1) / 64, 0]) }
        }
        try index.follow(VectorChange(added: generation(0)))
        try await withThrowingTaskGroup { group in
            group.addTask {
                for number in 1...40 {
                    let removed = (0..<rows).map { Int64((number - 1) * rows + $0) }
                    try await index.apply(VectorChange(removed: removed, added: generation(number)))
                }
            }
            group.addTask {
                for _ in 0..<100 {
                    let found = try await index.nearest(rows + 1, to: [[1, 0]], among: nil)[0]
                    let number = Int(found.first?.chunkID ?? 0) / rows
                    let expected = generation(number).map { VectorMatch(chunkID: $0.chunkID, score: $0.vector[0]) }
                    #expect(found == expected)
                }
            }
            try await group.waitForAll()
        }
        #expect(try index.search(1, [[1, 0]], among: nil)[0].map(\.chunkID) == [Int64(40 * rows)])
    }
}
