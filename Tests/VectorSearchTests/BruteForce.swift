import RAGCore

/// What an index must find, found by looking at everything.
struct BruteForce {
    private(set) var rows: [Int64: [Float]] = [:]

    init(_ vectors: [StoredVector] = []) {
        apply(VectorChange(added: vectors))
    }

    mutating func apply(_ change: VectorChange) {
        for id in change.removed { rows[id] = nil }
        for stored in change.added { rows[stored.chunkID] = stored.vector }
    }

    func nearest(_ k: Int, to query: [Float], among allowed: Set<Int64>? = nil) -> [VectorMatch] {
        let matches = rows.filter { allowed?.contains($0.key) ?? true }
            .map { VectorMatch(chunkID: $0.key, score: zip($0.value, query).reduce(0) { $0 + $1.0 * $1.1 }) }
        return Array(Self.sorted(matches).prefix(k))
    }

    static func sorted(_ matches: [VectorMatch]) -> [VectorMatch] {
        matches.sorted { ($1.score, $0.chunkID) < ($0.score, $1.chunkID) }
    }
}
