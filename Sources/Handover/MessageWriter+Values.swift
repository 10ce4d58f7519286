import RAGCore

extension MessageWriter {
    mutating func add(_ settings: CollectionSettings) {
        for text in [settings.name, settings.embedder, settings.chunking] { add(text) }
        add(settings.dimension)
    }

    /// Without its blocks: they are what the chunks were cut along, and no store keeps them.
    mutating func add(_ prepared: PreparedDocument) throws {
        let document = prepared.document
        for text in [document.id, document.uri, document.title, document.text, document.format.rawValue] { add(text) }
        let optional = [
            document.language, document.audience, document.validity.from?.description,
            document.validity.until?.description,
        ]
        for text in optional { add(text) { $0.add($1) } }
        try add(json: document.metadata)
        add(prepared.contentHash.bytes)
        add(prepared.source)
        add(prepared.chunks) { $0.add($1) }
    }

    private mutating func add(_ prepared: PreparedChunk) {
        let chunk = prepared.chunk
        add(chunk.range.lowerBound)
        add(chunk.range.upperBound)
        add(chunk.text)
        add(chunk.headingPath) { $0.add($1) }
        add(chunk.context)
        add(chunk.length)
        add(prepared.hash.bytes)
        add(prepared.vector)
    }

    /// Its vector stands beside it.
    mutating func add(_ record: AnswerRecord) throws {
        var record = record
        let vector = record.vector
        record.vector = nil
        try add(json: record)
        add(vector) { $0.add($1) }
    }
}
