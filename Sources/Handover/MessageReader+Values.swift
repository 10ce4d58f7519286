import RAGCore

extension MessageReader {
    mutating func collectionSettings() throws(HandoverError) -> CollectionSettings {
        let (name, embedder, chunking) = (try text(), try text(), try text())
        return CollectionSettings(name: name, embedder: embedder, dimension: try int(), chunking: chunking)
    }

    mutating func preparedDocument() throws(HandoverError) -> PreparedDocument {
        let document = try document()
        let hash = ContentHash(bytes: Array(try data()))
        let source = try text()
        let chunks = try list { reader throws(HandoverError) in try reader.preparedChunk() }
        return PreparedDocument(document: document, contentHash: hash, source: source, chunks: chunks)
    }

    private mutating func document() throws(HandoverError) -> Document {
        let (id, uri, title, body, format) = (try text(), try text(), try text(), try text(), try text())
        guard let format = TextFormat(rawValue: format) else { throw .malformed("'\(format)' is no format") }
        let (language, audience) = (try optionalText(), try optionalText())
        let validity = Validity(from: try day(), until: try day())
        return Document(
            id: id,
            uri: uri,
            title: title,
            text: body,
            format: format,
            blocks: [],
            language: language,
            audience: audience,
            validity: validity,
            metadata: try json(Metadata.self)
        )
    }

    private mutating func preparedChunk() throws(HandoverError) -> PreparedChunk {
        let (start, end) = (try int(), try int())
        guard 0 <= start, start <= end else { throw .malformed("a chunk from \(start) to \(end)") }
        let chunk = Chunk(
            range: start..<end,
            text: try text(),
            headingPath: try list { reader throws(HandoverError) in try reader.text() },
            context: try text(),
            length: try int()
        )
        return PreparedChunk(chunk: chunk, hash: ContentHash(bytes: Array(try data())), vector: try vector())
    }

    mutating func answerRecord() throws(HandoverError) -> AnswerRecord {
        var record = try json(AnswerRecord.self)
        record.vector = try optional { reader throws(HandoverError) in try reader.vector() }
        return record
    }

    private mutating func optionalText() throws(HandoverError) -> String? {
        try optional { reader throws(HandoverError) in try reader.text() }
    }

    private mutating func day() throws(HandoverError) -> CalendarDate? {
        guard let text = try optionalText() else { return nil }
        guard let day = CalendarDate(text) else { throw .malformed("'\(text)' is no day") }
        return day
    }
}
