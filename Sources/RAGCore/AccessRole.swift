/// What the holder of a key may do.
package enum AccessRole: String, Sendable, Codable, CaseIterable {
    /// Ask, search, and look at own answers.
    case ask
    /// Read and change documents.
    case ingest
    /// Everything, with statistics, gaps, and the removal of collections.
    case admin
}
