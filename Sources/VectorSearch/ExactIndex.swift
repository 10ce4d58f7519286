package import LinearAlgebra
package import RAGCore
import Synchronization

/// Exact cosine search over unit vectors in memory, by BLAS: one product a query, one product a batch.
///
/// The vectors lie in segments, which the lanes of a team take in turn. A search works on the segments of the moment it
/// began; a change publishes new ones and copies no vectors but those of segments that have become half empty.
package final class ExactIndex: VectorIndex {
    package let dimension: Int
    private let segments = Mutex<[Segment]>([])
    private let team: Team

    /// Rows of a segment: 6 MB at 384 dimensions, three huge pages, so that a change touches little and a lane has enough
    /// to do.
    package static let segmentRows = 4096

    package init(dimension: Int, team: Team = .shared) {
        precondition(dimension > 0, "an index of \(dimension) dimensions")
        self.dimension = dimension
        self.team = team
    }

    package var count: Int {
        segments.withLock { $0.reduce(0) { $0 + $1.liveCount } }
    }

    /// Rows that there is memory for.
    package var allocatedRows: Int {
        segments.withLock { $0.reduce(0) { $0 + $1.capacity } }
    }

    package func apply(_ change: VectorChange) async throws {
        try await ComputeQueue.run { try self.follow(change) }
    }

    /// `apply`, on the caller's thread.
    package func follow(_ change: VectorChange) throws(VectorSearchError) {
        for stored in change.added where stored.vector.count != dimension {
            throw .wrongDimension(stored.vector.count, expected: dimension)
        }
        try publish { (segments) throws(VectorSearchError) in
            for id in change.removed {
                guard let place = Self.place(of: id, in: segments) else { continue }
                segments[place.segment].remove(row: place.row)
            }
            if !change.removed.isEmpty { segments = Self.tidied(segments) }
            for stored in change.added.sorted(by: { $0.chunkID < $1.chunkID }) {
                try self.append(stored.chunkID, stored.vector.span, to: &segments)
            }
        }
    }

    /// Appends rows that lie one behind the other: `vectors` holds `dimension` numbers for each id, ids ascending.
    package func append(ids: [Int64], vectors: Span<Float>) throws(VectorSearchError) {
        guard vectors.count == ids.count * dimension else {
            throw .wrongDimension(ids.isEmpty ? 0 : vectors.count / ids.count, expected: dimension)
        }
        try publish { (segments) throws(VectorSearchError) in
            for (row, id) in ids.enumerated() {
                let start = row * self.dimension
                try self.append(id, vectors.extracting(start..<(start + self.dimension)), to: &segments)
            }
        }
    }

    private func append(
        _ id: Int64,
        _ vector: Span<Float>,
        to segments: inout [Segment]
    ) throws(VectorSearchError) {
        let last = segments.last { !$0.ids.isEmpty }?.ids.last
        if let last, id <= last { throw .idNotAscending(id, last: last) }
        if segments.last.map(\.isFull) ?? true {
            segments.append(Segment(capacity: Self.segmentRows, dimension: dimension))
        }
        segments[segments.count - 1].append(id, vector)
    }

    /// Makes a change visible as a whole, or not at all.
    private func publish(
        _ change: (inout [Segment]) throws(VectorSearchError) -> Void
    ) throws(VectorSearchError) {
        // Taken in a lock: a row behind the last one belongs to whoever appends.
        try segments.withLock { (current) throws(VectorSearchError) in
            var next = current
            try change(&next)
            current = next
        }
    }

    /// Drops the segments of which nothing is left, and copies what has become sparse together: a segment whose memory is
    /// half dead, and neighbours that fill half a segment between them.
    ///
    /// So memory and what a search walks through stay in proportion to the rows that are there, however often they are
    /// replaced, and a row is copied only after about as many others were removed.
    private static func tidied(_ segments: [Segment]) -> [Segment] {
        var result: [Segment] = []
        for segment in segments where segment.liveCount > 0 {
            if let last = result.last, last.liveCount + segment.liveCount <= segmentRows / 2 {
                result[result.count - 1] = last.compacted(with: segment)
            } else if segment.removedCount * 2 >= segment.capacity {
                result.append(segment.compacted())
            } else {
                result.append(segment)
            }
        }
        return result
    }

    private static func place(of id: Int64, in segments: [Segment]) -> (segment: Int, row: Int)? {
        let after = segments.partitioningIndex { ($0.ids.first ?? .max) > id }
        guard after > 0, let row = segments[after - 1].row(of: id) else { return nil }
        return (after - 1, row)
    }
}

extension ExactIndex {
    package func nearest(_ k: Int, to queries: [[Float]], among allowed: [Int64]?) async throws -> [[VectorMatch]] {
        try await ComputeQueue.run { try self.search(k, queries, among: allowed) }
    }

    /// `nearest`, on the caller's thread and the team's.
    package func search(_ k: Int, _ queries: [[Float]], among allowed: [Int64]?) throws(VectorSearchError)
        -> [[VectorMatch]]
    {
        for query in queries where query.count != dimension {
            throw .wrongDimension(query.count, expected: dimension)
        }
        guard k > 0, !queries.isEmpty else { return Array(repeating: [], count: queries.count) }
        let search = SegmentSearch(segments: segments.withLock { $0 }, queries: queries, limit: k, allowed: allowed)
        return search.run(on: team)
    }
}
