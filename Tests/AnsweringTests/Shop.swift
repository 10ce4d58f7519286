import Answering
import RAGCore
import Retrieval
import TestSupport

/// A collection with an answerer on doubles.
struct Shop {
    let store = MemoryStore()
    let index = MemoryIndex()
    let embedder = HashEmbedder()
    let judge = SharedWordsJudge()
    let answerer: Answerer
    private(set) var documents: [String: Document] = [:]

    init(_ documents: Document...) async throws { try await self.init(documents) }

    init(_ documents: [Document]) async throws {
        answerer = Answerer(
            retriever: Retriever(embedder: embedder, index: index, store: store),
            judge: judge,
            topicality: Topicality(embedder: embedder),
            store: store
        )
        try await store.openCollection(
            CollectionSettings(name: "shop", embedder: embedder.fingerprint, dimension: 256, chunking: "paragraphs")
        )
        for document in documents { try await put(document) }
    }

    mutating func put(_ document: Document) async throws {
        documents[document.id] = document
        let chunks = ParagraphChunker().chunks(of: document).map { chunk in
            PreparedChunk(
                chunk: chunk,
                hash: .made(of: chunk.embeddedText),
                vector: embedder.embedding(of: chunk.embeddedText).vector
            )
        }
        let prepared = PreparedDocument(
            document: document,
            contentHash: .made(of: document.text),
            source: document.uri,
            chunks: chunks
        )
        try await index.apply(try await store.put([prepared], in: "shop").vectors)
    }

    func ask(_ question: String, filter: Filter? = nil) async throws -> Answer {
        try await explain(question, filter: filter).answer
    }

    func explain(_ question: String, filter: Filter? = nil) async throws -> (answer: Answer, trace: AnswerTrace) {
        try await answerer.answer(AnswerRequest(question: question, collection: "shop", filter: filter))
    }

    /// What the document's text shows at the span of a citation.
    func shown(_ citation: Citation) -> String? {
        guard let document = documents[citation.documentID] else { return nil }
        let bytes = Array(document.text.utf8)[citation.span]
        // Nil where the span cuts a character.
        guard let piece = String(validating: bytes, as: UTF8.self) else { return nil }
        let plain = document.format == .markdown ? Markup.plainText(ofMarkdown: piece) : piece
        return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Document {
    static func page(
        _ id: String,
        _ text: String,
        format: TextFormat = .plain,
        title: String? = nil,
        audience: String? = nil,
        validity: Validity = .always
    ) -> Document {
        Document(
            id: id,
            uri: "/\(id)",
            title: title ?? id,
            text: text,
            format: format,
            blocks: [],
            language: "en",
            audience: audience,
            validity: validity
        )
    }
}
