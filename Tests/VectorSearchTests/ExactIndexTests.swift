import LinearAlgebra
import RAGCore
import TestSupport
import Testing
import VectorSearch

struct ExactIndexTests {
    private func index(of vectors: [StoredVector], team: Team = .shared) throws -> ExactIndex {
        let index = ExactIndex(dimension: vectors[0].vector.count, team: team)
        try index.append(ids: vectors.map(\.chunkID), vectors: vectors.flatMap(\.vector).span)
        return index
    }

    /// Ids with gaps, over as many segments as they fill.
    private func stored(_ count: Int, seed: UInt64, vector: (inout SeededGenerator) -> [Float]) -> [StoredVector] {
        var generator = SeededGenerator(seed: seed)
        var id: Int64 = 0
        return (0..<count).map { _ in
            id += Int64.random(in: 1...3, using: &generator)
            return StoredVector(chunkID: id, vector: vector(&generator))
        }
    }

    @Test(arguments: [1, ExactIndex.segmentRows - 1, ExactIndex.segmentRows, ExactIndex.segmentRows + 1, 10_000])
    func `the nearest are those that looking at every row finds`(count: Int) throws {
        let vectors = stored(count, seed: 1) { $0.sixteenths(8) }
        let all = BruteForce(vectors)
        let index = try index(of: vectors)
        #expect(index.count == count)
        var generator = SeededGenerator(seed: 2)
        let queries = (0..<5).map { _ in generator.sixteenths(8) }
        for k in [1, 10, 150] {
            let expected = queries.map { all.nearest(k, to: $0) }
            // One question is one product with a vector; several are one product of matrices.
            #expect(try index.search(k, [queries[0]], among: nil) == [expected[0]])
            #expect(try index.search(k, queries, among: nil) == expected)
        }
    }

    @Test func `cosines of unit vectors are right to the fifth decimal`() throws {
        let vectors = stored(9000, seed: 3) { $0.unitVector(16) }
        let all = BruteForce(vectors)
        let index = try index(of: vectors)
        var generator = SeededGenerator(seed: 4)
        let queries = (0..<8).map { _ in generator.unitVector(16) }
        let found = try index.search(20, queries, among: nil)
        for (query, matches) in zip(queries, found) {
            let scores = Dictionary(uniqueKeysWithValues: all.nearest(.max, to: query).map { ($0.chunkID, $0.score) })
            for (match, expected) in zip(matches, all.nearest(20, to: query)) {
                #expect(abs(match.score - expected.score) < 1e-5)
                #expect(abs(match.score - (scores[match.chunkID] ?? .infinity)) < 1e-5)
            }
            #expect(Set(matches.map(\.chunkID)).count == 20)
        }
    }

    @Test(arguments: [1, 2, 5])
    func `equal scores are ordered by chunk id, whichever lane finds them`(lanes: Int) throws {
        var generator = SeededGenerator(seed: 5)
        let vectors = stored(9000, seed: 5) { _ in [0.5, 0.5] }
        let index = try index(of: vectors, team: Team(size: lanes))
        for _ in 0..<20 {
            let k = Int.random(in: 1...3000, using: &generator)
            let found = try index.search(k, [[1, 1]], among: nil)[0]
            #expect(found == vectors.prefix(k).map { VectorMatch(chunkID: $0.chunkID, score: 1) })
        }
    }

    @Test func `more than there are gives all, and none or fewer gives none`() throws {
        let vectors = stored(30, seed: 6) { $0.sixteenths(4) }
        let index = try index(of: vectors)
        for k in [30, 31, .max] {
            #expect(try index.search(k, [[1, 0, 0, 0]], among: nil)[0].count == 30)
        }
        for k in [0, -1, .min] {
            #expect(try index.search(k, [[1, 0, 0, 0], [0, 1, 0, 0]], among: nil) == [[], []])
        }
        #expect(try index.search(5, [], among: nil) == [])
    }

    @Test func `an empty index finds nothing`() async throws {
        let index = ExactIndex(dimension: 2)
        #expect(index.count == 0)
        #expect(try await index.nearest(5, to: [[1, 0], [0, 1]], among: nil) == [[], []])
        #expect(try await index.nearest(5, to: [[1, 0]], among: [1, 2]) == [[]])
        try await index.apply(VectorChange())
        #expect(index.count == 0)
    }

    /// Few rows are scored one by one, many by whole products.
    @Test(arguments: [0, 0.001, 0.1, 0.24, 0.26, 0.9, 1])
    func `a filter narrows before anything is scored`(share: Double) async throws {
        let vectors = stored(10_000, seed: 7) { $0.sixteenths(8) }
        let all = BruteForce(vectors)
        let index = try index(of: vectors)
        var generator = SeededGenerator(seed: 8)
        // Ids that are not there stand among them and on either side.
        let last = vectors[vectors.count - 1].chunkID + 50
        let allowed = (-50...last).filter { _ in Double.random(in: 0..<1, using: &generator) < share }
        let queries = (0..<3).map { _ in generator.sixteenths(8) }
        let expected = queries.map { all.nearest(12, to: $0, among: Set(allowed)) }
        #expect(try await index.nearest(12, to: queries, among: allowed) == expected)
        #expect(try await index.nearest(12, to: [queries[2]], among: allowed) == [expected[2]])
    }

    @Test func `a vector of another dimension is refused, and nothing changes`() async throws {
        let index = ExactIndex(dimension: 3)
        let message = "The vector has 2 dimensions and the index 3; embed with the index's own model."
        let changes = [
            VectorChange(added: [
                StoredVector(chunkID: 1, vector: [1, 0, 0]), StoredVector(chunkID: 2, vector: [1, 0]),
            ]),
            VectorChange(removed: [1], added: [StoredVector(chunkID: 2, vector: [1, 0])]),
        ]
        for change in changes {
            let error = await #expect(throws: VectorSearchError.self) { try await index.apply(change) }
            #expect(error?.description == message)
        }
        for queries in [[[1, 0]], [[1, 0, 0], [0, 1]]] as [[[Float]]] {
            let error = await #expect(throws: VectorSearchError.self) {
                try await index.nearest(1, to: queries, among: nil)
            }
            #expect(error?.description == message)
        }
        let rows: [Float] = [1, 0, 0, 1]
        let error = #expect(throws: VectorSearchError.self) { try index.append(ids: [1, 2], vectors: rows.span) }
        #expect(error?.description == message)
        #expect(index.count == 0)
    }

    @Test func `ids that do not ascend are refused, and nothing changes`() async throws {
        let index = ExactIndex(dimension: 1)
        try index.append(ids: [3, 5], vectors: [Float]([0.25, 0.5]).span)
        for (ids, message) in [
            ([7, 7], "Chunk id 7 comes after 7; ids are given once and ascend."),
            ([7, 6], "Chunk id 6 comes after 7; ids are given once and ascend."),
            ([5, 8], "Chunk id 5 comes after 5; ids are given once and ascend."),
            ([1, 8], "Chunk id 1 comes after 5; ids are given once and ascend."),
        ] as [([Int64], String)] {
            let error = #expect(throws: VectorSearchError.self) {
                try index.append(ids: ids, vectors: [Float]([1, 1]).span)
            }
            #expect(error?.description == message)
        }
        let change = VectorChange(removed: [3], added: [StoredVector(chunkID: 5, vector: [1])])
        await #expect(throws: VectorSearchError.idNotAscending(5, last: 5)) { try await index.apply(change) }
        #expect(
            try index.search(9, [[1]], among: nil)
                == [[VectorMatch(chunkID: 5, score: 0.5), VectorMatch(chunkID: 3, score: 0.25)]]
        )
    }
}
