import RAGCore

/// What a document must be to be stored. All documents of a batch are checked before any is written.
struct DocumentCheck {
    let prepared: PreparedDocument
    let dimension: Int

    /// - Throws: `PersistenceError.invalidDocument`, which names the document and what is wrong with it.
    func run() throws(PersistenceError) {
        if let fault = prepared.document.fault { throw refusal(fault.description) }
        guard !prepared.contentHash.bytes.isEmpty else { throw refusal("its content hash is empty") }
        try checkTexts()
        for (ordinal, prepared) in prepared.chunks.enumerated() {
            guard !prepared.hash.bytes.isEmpty else { throw refusal("the hash of chunk \(ordinal) is empty") }
            guard isText(of: prepared.chunk) else {
                throw refusal("chunk \(ordinal) is not the text at its range \(prepared.chunk.range)")
            }
            if let fault = VectorBlob.fault(in: prepared.vector, dimension: dimension) {
                throw refusal("the vector of chunk \(ordinal) \(fault)")
            }
        }
    }

    /// What the document does not hold itself: where it came from, and the headings that its chunks were given.
    private func checkTexts() throws(PersistenceError) {
        guard !prepared.source.utf8.contains(0) else { throw refusal("its source has a NUL character") }
        for prepared in prepared.chunks where prepared.chunk.headingPath.contains(where: { $0.utf8.contains(0) }) {
            throw refusal("a heading of it has a NUL character")
        }
    }

    private func isText(of chunk: Chunk) -> Bool {
        let text = prepared.document.text.utf8
        guard chunk.range.lowerBound >= 0, chunk.range.upperBound <= text.count else { return false }
        let start = text.index(text.startIndex, offsetBy: chunk.range.lowerBound)
        let end = text.index(start, offsetBy: chunk.range.count)
        return text[start..<end].elementsEqual(chunk.text.utf8)
    }

    private func refusal(_ reason: String) -> PersistenceError {
        .invalidDocument(id: printable(prepared.document.id), reason: reason)
    }

    private func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\0" }))
    }
}
