import RAGCore

/// What a transaction changes in the vectors, as one step from the state before it to the state after.
struct ChangeLog {
    private var removed: [Int64] = []
    private var added: [Int64: [Float]] = [:]

    mutating func add(_ chunkID: Int64, vector: [Float]) {
        added[chunkID] = vector
    }

    /// A chunk that came and went in the same transaction was never there.
    mutating func remove(_ chunkID: Int64) {
        if added.removeValue(forKey: chunkID) == nil { removed.append(chunkID) }
    }

    /// Both ascending by chunk id.
    var change: VectorChange {
        VectorChange(
            removed: removed.sorted(),
            added: added.sorted { $0.key < $1.key }.map { StoredVector(chunkID: $0.key, vector: $0.value) }
        )
    }
}
