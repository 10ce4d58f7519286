import RAGCore

/// A document that was read, with its hash, or with what keeps it from being stored.
struct ReadDocument: Sendable {
    let document: Document
    let hash: Result<ContentHash, DocumentFault>

    /// - Throws: nothing for a document without a fault.
    init(_ document: Document) throws {
        self.document = document
        hash = if let fault = document.fault { .failure(fault) } else { .success(try ContentHasher.hash(of: document)) }
    }
}
