package import RAGCore

/// The best `limit` of the matches that it has been shown.
///
/// Best first: the higher score, and of equal scores the lower chunk id, so that results never depend on the order in
/// which threads looked.
package struct TopMatches: Sendable {
    private let limit: Int
    package private(set) var matches: [VectorMatch] = []

    /// - Parameter limit: any number: room is taken as matches come.
    package init(limit: Int) {
        self.limit = max(0, limit)
    }

    /// Scores at or below it, of ids higher than all shown so far, change nothing.
    package var floor: Float {
        limit == 0 ? .infinity : matches.count < limit ? -.infinity : matches[matches.count - 1].score
    }

    package mutating func offer(_ match: VectorMatch) {
        guard limit > 0 else { return }
        if matches.count == limit, !Self.isBetter(match, than: matches[limit - 1]) { return }
        var low = 0
        var high = matches.count
        while low < high {
            let middle = (low + high) / 2
            if Self.isBetter(match, than: matches[middle]) { high = middle } else { low = middle + 1 }
        }
        matches.insert(match, at: low)
        if matches.count > limit { matches.removeLast() }
    }

    private static func isBetter(_ match: VectorMatch, than other: VectorMatch) -> Bool {
        match.score > other.score || (match.score == other.score && match.chunkID < other.chunkID)
    }
}
