import RAGCore

/// A document that is to be stored.
struct PendingDocument: Sendable {
    let document: Document
    let hash: ContentHash
    /// The absolute path of its source.
    let source: String

    /// What it adds to a batch: the bytes of its text, and some for the rest of it.
    var weight: Int { 200 + document.text.utf8.count }
}
