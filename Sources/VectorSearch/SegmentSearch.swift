import LinearAlgebra
import RAGCore
import Synchronization

/// One search over the segments of an index: what all lanes know.
struct SegmentSearch: Sendable {
    let segments: [Segment]
    let limit: Int
    let allowed: [Int64]?
    private let queries: Matrix

    init(segments: [Segment], queries: [[Float]], limit: Int, allowed: [Int64]?) {
        self.segments = segments
        self.limit = limit
        self.allowed = allowed
        let dimension = queries[0].count
        self.queries = Matrix(rows: queries.count, columns: dimension) { numbers in
            for (row, query) in queries.enumerated() {
                for column in 0..<dimension { numbers[row * dimension + column] = query[column] }
            }
        }
    }

    /// Rows scored by one product. A batch takes fewer, so that the scores of all its queries stay in the cache.
    private var rowsAProduct: Int { queries.rows == 1 ? ExactIndex.segmentRows : 512 }

    func run(on team: Team) -> [[VectorMatch]] {
        let best = Mutex([TopMatches](repeating: TopMatches(limit: limit), count: queries.rows))
        let next = Atomic<Int>(0)
        let shared = Shared(best: best, next: next)
        team.run { _ in
            var lane = LaneSearch(self, rowsAProduct: rowsAProduct)
            // Segments are taken in ascending order, so a lane meets ids in ascending order too.
            while true {
                let index = shared.next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < segments.count else { break }
                lane.search(segments[index])
            }
            shared.merge(lane.best)
        }
        return shared.best.withLock { $0.map(\.matches) }
    }

    fileprivate func score(_ segment: Segment, _ rows: Range<Int>, into scores: Matrix) {
        BLAS.products(of: segment.vectors, rows: rows, with: queries, into: scores)
    }

    fileprivate var queryCount: Int { queries.rows }
}

/// What the lanes of a search write together.
private final class Shared: Sendable {
    let best: Mutex<[TopMatches]>
    let next: Atomic<Int>

    init(best: consuming Mutex<[TopMatches]>, next: consuming Atomic<Int>) {
        self.best = best
        self.next = next
    }

    func merge(_ found: [TopMatches]) {
        best.withLock { best in
            for (query, matches) in found.enumerated() {
                for match in matches.matches { best[query].offer(match) }
            }
        }
    }
}

/// What one lane needs for itself.
private struct LaneSearch {
    let search: SegmentSearch
    let rowsAProduct: Int
    var best: [TopMatches]
    /// A row for each query.
    private let scores: Matrix
    private var indices: [UInt32]

    init(_ search: SegmentSearch, rowsAProduct: Int) {
        self.search = search
        self.rowsAProduct = rowsAProduct
        best = Array(repeating: TopMatches(limit: search.limit), count: search.queryCount)
        scores = Matrix(rows: search.queryCount, columns: rowsAProduct)
        indices = Array(repeating: 0, count: rowsAProduct)
    }

    mutating func search(_ segment: Segment) {
        guard let allowed = search.allowed else { return searchRows(of: segment, isAllowed: nil) }
        let rows = segment.rows(of: allowed[...])
        guard !rows.isEmpty else { return }
        // A row by itself costs about four times its share of a whole product.
        if rows.count * 4 < segment.rows.count {
            for row in rows {
                search.score(segment, row..<(row + 1), into: scores)
                for query in best.indices {
                    let score = scores.withRow(query) { $0[0] }
                    best[query].offer(VectorMatch(chunkID: segment.ids[row], score: score))
                }
            }
        } else {
            var isAllowed = [Bool](repeating: false, count: segment.rows.count)
            for row in rows { isAllowed[row] = true }
            searchRows(of: segment, isAllowed: isAllowed)
        }
    }

    private mutating func searchRows(of segment: Segment, isAllowed: [Bool]?) {
        var start = 0
        while start < segment.rows.count {
            let rows = start..<min(start + rowsAProduct, segment.rows.count)
            search.score(segment, rows, into: scores)
            for query in best.indices {
                scores.withRow(query) { scores in
                    offer(scores.extracting(0..<rows.count), of: segment, from: start, to: query, isAllowed)
                }
            }
            start = rows.upperBound
        }
    }

    /// Offers the scores of the rows from `start` on to the best of a query.
    private mutating func offer(
        _ scores: Span<Float>,
        of segment: Segment,
        from start: Int,
        to query: Int,
        _ isAllowed: [Bool]?
    ) {
        let found = Kernels.best.scan(scores, above: best[query].floor, indices: &indices)
        for position in 0..<found {
            let index = Int(indices[position])
            let row = start + index
            guard scores[index] > best[query].floor, !segment.isRemoved[row], isAllowed?[row] ?? true else { continue }
            best[query].offer(VectorMatch(chunkID: segment.ids[row], score: scores[index]))
        }
    }
}
