import RAGCore

/// What a document must be to be stored. All documents of a batch are checked before any is written.
struct DocumentCheck {
    let prepared: PreparedDocument
    let dimension: Int

    /// - Throws: `PersistenceError.invalidDocument`, which names the document and what is wrong with it.
    func run() throws(PersistenceError) {
        let document = prepared.document
        guard !document.id.isEmpty else { throw refusal("its id is empty") }
        guard !prepared.contentHash.bytes.isEmpty else { throw refusal("its content hash is empty") }
        try checkTexts()
        try checkMetadata()
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

    /// SQLite's text ends at a NUL for much of what is done with it, so a longer text would come back shorter.
    private func checkTexts() throws(PersistenceError) {
        let document = prepared.document
        let texts: [(String, String?)] = [
            ("id", document.id), ("uri", document.uri), ("title", document.title), ("text", document.text),
            ("source", prepared.source), ("language", document.language), ("audience", document.audience),
        ]
        for (name, text) in texts where text?.utf8.contains(0) == true {
            throw refusal("its \(name) has a NUL character")
        }
        for prepared in prepared.chunks where prepared.chunk.headingPath.contains(where: { $0.utf8.contains(0) }) {
            throw refusal("a heading of it has a NUL character")
        }
    }

    private func checkMetadata() throws(PersistenceError) {
        for (key, value) in prepared.document.metadata {
            var hasNUL = key.utf8.contains(0)
            var isFinite = true
            let depth = value.forEachScalar { scalar in
                switch scalar {
                case .string(let text): hasNUL = hasNUL || text.utf8.contains(0)
                case .number(let number): isFinite = isFinite && number.isFinite
                case .bool: break
                }
            }
            guard !hasNUL else { throw refusal("its metadata '\(printable(key))' has a NUL character") }
            guard isFinite else { throw refusal("its metadata '\(key)' is not a finite number") }
            guard depth <= MetadataValue.maximumDepth else {
                throw refusal("its metadata '\(key)' has lists in lists deeper than \(MetadataValue.maximumDepth)")
            }
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
