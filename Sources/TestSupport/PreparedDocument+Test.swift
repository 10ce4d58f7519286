package import RAGCore

extension PreparedDocument {
    /// A document whose chunks are `pieces`, one after the other. Hashes and vectors follow from the texts, so equal
    /// pieces have equal ones.
    package static func made(
        _ id: String,
        _ pieces: [String],
        title: String = "",
        source: String = "/source",
        language: String? = nil,
        audience: String? = nil,
        validity: Validity = .always,
        metadata: Metadata = [:],
        dimension: Int = 8
    ) -> PreparedDocument {
        var text = ""
        var chunks: [PreparedChunk] = []
        for piece in pieces {
            let start = text.utf8.count
            text += piece
            let chunk = Chunk(
                range: start..<text.utf8.count,
                text: piece,
                headingPath: ["Top"],
                context: title,
                length: piece.count
            )
            let hash = ContentHash.made(of: chunk.embeddedText)
            chunks.append(PreparedChunk(chunk: chunk, hash: hash, vector: .unit(of: hash, dimension: dimension)))
            text += "\n"
        }
        let document = Document(
            id: id,
            uri: "/" + id,
            title: title,
            text: text,
            blocks: [],
            language: language,
            audience: audience,
            validity: validity,
            metadata: metadata
        )
        return PreparedDocument(document: document, contentHash: .made(of: text), source: source, chunks: chunks)
    }
}

extension ContentHash {
    /// Equal for equal texts. It is no SHA-256, which is as well: nobody may take a hash apart.
    package static func made(of text: String) -> ContentHash {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var generator = SeededGenerator(seed: state)
        return ContentHash(bytes: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
}

extension [Float] {
    /// A unit vector that follows from a hash.
    package static func unit(of hash: ContentHash, dimension: Int) -> [Float] {
        let seed = hash.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var generator = SeededGenerator(seed: seed)
        let vector = (0..<dimension).map { _ in Float.random(in: -1...1, using: &generator) }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { $0 / length }
    }
}
