/// Finds the vectors nearest to a vector: exact cosine, all rows or those a filter left.
package protocol VectorIndex: Sendable {
    /// Rows that can be found.
    var count: Int { get }

    /// For each query the `k` best chunks, best first; equal scores are ordered by chunk id.
    ///
    /// - Parameters:
    ///   - queries: unit vectors of the index's dimension.
    ///   - allowed: the chunks that may be found, ascending; nil allows all. It narrows before anything is scored.
    func nearest(_ k: Int, to queries: [[Float]], among allowed: [Int64]?) async throws -> [[VectorMatch]]

    /// Follows a commit of the store. A search sees all of `change` or nothing of it.
    func apply(_ change: VectorChange) async throws
}
