import RAGCore

/// A document that was read, with its hash, or with what keeps it from being stored.
struct ReadDocument: Sendable {
    let document: Document
    let hash: Result<ContentHash, DocumentFault>

    /// - Throws: nothing for a document without a fault.
    init(_ document: Document, source: String) throws {
        self.document = document
        if let fault = document.fault {
            hash = .failure(fault)
        } else {
            hash = .success(try ContentHasher.hash(of: document, source: source))
        }
    }
}
