package import RAGCore
import Synchronization

/// A vector index without a trick: each search looks at each vector that is allowed.
package final class MemoryIndex: VectorIndex {
    private let vectors = Mutex<[Int64: [Float]]>([:])

    package init() {}

    package var count: Int { vectors.withLock(\.count) }

    package func nearest(_ k: Int, to queries: [[Float]], among allowed: [Int64]?) async throws -> [[VectorMatch]] {
        let vectors = vectors.withLock { $0 }
        let candidates = allowed.map(Set.init).map { allowed in vectors.filter { allowed.contains($0.key) } } ?? vectors
        return queries.map { query in
            let matches = candidates.map { id, vector in
                VectorMatch(chunkID: id, score: zip(query, vector).reduce(0) { $0 + $1.0 * $1.1 })
            }
            let ordered = matches.sorted { ($1.score, $0.chunkID) < ($0.score, $1.chunkID) }
            return Array(ordered.prefix(max(0, k)))
        }
    }

    package func apply(_ change: VectorChange) async throws {
        vectors.withLock { vectors in
            for id in change.removed { vectors[id] = nil }
            for stored in change.added { vectors[stored.chunkID] = stored.vector }
        }
    }
}
