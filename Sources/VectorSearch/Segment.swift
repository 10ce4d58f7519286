import LinearAlgebra

/// Some rows of an index: up to `capacity` vectors in one piece of memory, with their chunk ids ascending.
///
/// A segment is a value. A new row goes behind the last one in the memory that all copies share: a search that began
/// before does not know of it, and reads only rows that never change again. A removal marks the row, and copies nothing.
struct Segment: Sendable {
    let vectors: Matrix
    private(set) var ids: [Int64] = []
    private(set) var isRemoved: [Bool] = []
    private(set) var removedCount = 0

    init(capacity: Int, dimension: Int) {
        vectors = Matrix(rows: capacity, columns: dimension)
    }

    var rows: Range<Int> { 0..<ids.count }
    var liveCount: Int { ids.count - removedCount }
    var capacity: Int { vectors.rows }
    var isFull: Bool { ids.count == capacity }

    mutating func append(_ id: Int64, _ vector: Span<Float>) {
        vectors.setRow(ids.count, to: vector)
        ids.append(id)
        isRemoved.append(false)
    }

    /// The row of a chunk, where it is here and has not been removed.
    func row(of id: Int64) -> Int? {
        let row = ids.partitioningIndex { $0 >= id }
        return row < ids.count && ids[row] == id && !isRemoved[row] ? row : nil
    }

    mutating func remove(row: Int) {
        isRemoved[row] = true
        removedCount += 1
    }

    /// The same without the rows that were removed, in memory of its own. There must be room for those of `next`, the
    /// segment behind it, which follow.
    func compacted(with next: Segment? = nil) -> Segment {
        var result = Segment(capacity: capacity, dimension: vectors.columns)
        for case let segment? in [self, next] {
            for row in segment.rows where !segment.isRemoved[row] {
                segment.vectors.withRow(row) { result.append(segment.ids[row], $0) }
            }
        }
        return result
    }

    /// The rows of those of `allowed` (ascending) that are here and live.
    func rows(of allowed: ArraySlice<Int64>) -> [Int] {
        guard let first = ids.first, let last = ids.last else { return [] }
        let start = allowed.partitioningIndex { $0 >= first }
        let end = allowed.partitioningIndex { $0 > last }
        return start < end ? allowed[start..<end].compactMap(row(of:)) : []
    }
}

extension RandomAccessCollection {
    /// The first index whose element and all behind it fulfil `predicate`, by halving.
    func partitioningIndex(where predicate: (Element) -> Bool) -> Index {
        var low = startIndex
        var length = count
        while length > 0 {
            let half = length / 2
            let middle = index(low, offsetBy: half)
            if predicate(self[middle]) {
                length = half
            } else {
                low = index(after: middle)
                length -= half + 1
            }
        }
        return low
    }
}
