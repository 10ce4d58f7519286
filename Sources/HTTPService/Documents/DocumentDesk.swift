package import RAGCore

/// Where documents are put, read and removed, one by one or many at once.
package protocol DocumentDesk: Sendable {
    /// Puts documents into a collection, which is made where there is none; each succeeds or fails by itself.
    ///
    /// - Returns: what became of each, in their order.
    func put(_ drafts: [DocumentDraft], in collection: String) async throws -> DocumentBatch

    /// Nil where there is none of that id.
    func document(_ id: String, in collection: String) async throws -> KeptDocument?

    /// - Returns: the corpus version after it; nil where there was no such document.
    func remove(_ id: String, from collection: String) async throws -> Int64?

    /// Documents after `id` in the order of their ids.
    func list(in collection: String, after id: String?, limit: Int) async throws -> [DocumentLine]
}
