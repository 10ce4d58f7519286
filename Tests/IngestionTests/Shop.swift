import Ingestion
import RAGCore
import Synchronization
import TestSupport

/// A shop's folder, whose files are lists of documents, with what takes it in.
final class Shop: Sendable {
    private enum File {
        case documents([Document])
        case fault(Fault)
    }

    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    let store: MemoryStore
    let embedder: HashEmbedder
    let chunker: ParagraphChunker
    private let files = Mutex<[String: File]>([:])

    init(
        store: MemoryStore = MemoryStore(),
        embedder: HashEmbedder = HashEmbedder(),
        chunker: ParagraphChunker = ParagraphChunker()
    ) {
        self.store = store
        self.embedder = embedder
        self.chunker = chunker
    }

    /// Writes a file of documents; the paragraphs of their texts are their chunks.
    func write(_ file: String, _ documents: Document...) {
        write(file, documents)
    }

    func write(_ file: String, _ documents: [Document]) {
        files.withLock { $0[file] = .documents(documents) }
    }

    /// Makes a file one that cannot be read.
    func spoil(_ file: String, _ reason: String) {
        files.withLock { $0[file] = .fault(Fault(description: reason)) }
    }

    func delete(_ file: String) {
        files.withLock { $0[file] = nil }
    }

    /// The files of a folder by name, as sources.
    func sources(in folder: String = "") -> [Source] {
        files.withLock { $0.keys.sorted() }.filter { $0.hasPrefix(folder) }.map { name in
            Source(path: "/shop/" + name, name: name) {
                switch self.files.withLock({ $0[name] }) {
                case .documents(let documents)?: return documents
                case .fault(let fault)?: throw fault
                case nil: throw Fault(description: "\(name): there is no such file.")
                }
            }
        }
    }

    var ingestor: Ingestor {
        Ingestor(embedder: embedder, chunker: chunker, store: store, collection: "default")
    }

    @discardableResult
    func ingest(
        _ folder: String = "",
        pruning: [String] = [],
        onProgress: @Sendable (IngestionProgress) -> Void = { _ in }
    ) async throws -> IngestionReport {
        try await ingestor.ingest(sources(in: folder), pruning: pruning, onProgress: onProgress)
    }

    /// The ids of the documents that are stored.
    func stored() async throws -> [String] {
        try await store.contentHashes(in: "default").keys.sorted()
    }
}

extension Document {
    static func made(_ id: String, _ text: String, title: String = "") -> Document {
        Document(id: id, uri: "/" + id, title: title, text: text, blocks: [])
    }
}
