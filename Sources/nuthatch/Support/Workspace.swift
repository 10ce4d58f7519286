import Answering
import Chunking
import Handover
import LocalEmbedding
import Persistence
import RAGCore
import Retrieval
import Routing
import Upstreams
import VectorSearch

/// The one place where the parts meet: what a command opens, by its settings.
struct Workspace: Sendable {
    let settings: Settings
    let store: SQLiteStore
    /// Who writes: the store, or the process that has the database, where that takes writes in.
    let writer: any DocumentStore & CorpusWriter
    /// The keys that open the service, written as documents are.
    let keys: any AccessKeyStore

    /// A database that is to be written, and that a running service has, is opened to be read, and its writes are handed over.
    static func open(_ settings: Settings, mode: SQLiteStore.Mode, command: String) async throws -> Workspace {
        let options = StoreOptions(
            command: "nuthatch " + command,
            answers: AnswerKeeping(
                questions: settings.answers.keepQuestions,
                cacheBytes: Int64(settings.answers.cacheBytes)
            )
        )
        do {
            let store = try await SQLiteStore.open(path: settings.database, mode: mode, options: options)
            return Workspace(settings: settings, store: store, writer: store, keys: store)
        } catch PersistenceError.heldByWriter(let path, let holder) {
            guard let writer = try await ComputeQueue.run({ try RemoteWriter.connect(beside: path) }) else {
                throw PersistenceError.heldByWriter(path: path, holder: holder)
            }
            let store = try await SQLiteStore.open(path: path, mode: .read, options: options)
            return Workspace(
                settings: settings,
                store: store,
                writer: HandedOverStore(reader: store, writer: writer),
                keys: HandedOverKeys(reader: store, writer: writer)
            )
        }
    }

    /// Opens what is there for a change; a database that is not there is not made.
    static func openForChange(_ settings: Settings, command: String) async throws -> Workspace {
        // Opened to read first: that says what is missing, and makes nothing.
        try await open(settings, mode: .read, command: command).store.close()
        return try await open(settings, mode: .write, command: command)
    }

    func loadEmbedder() async throws -> LocalEmbedder {
        try await Self.loadEmbedder(settings)
    }

    static func loadEmbedder(_ settings: Settings) async throws -> LocalEmbedder {
        try await ComputeQueue.run { try LocalEmbedder(folder: settings.embedder) }
    }

    /// The settings of a collection, whose vectors have to be the embedder's.
    func collection(_ collection: String, madeWith embedder: LocalEmbedder) async throws -> CollectionSettings {
        let known = try await store.collections()
        guard let stored = known.first(where: { $0.name == collection }) else {
            throw PersistenceError.missingCollection(collection, known: known.map(\.name))
        }
        guard stored.embedder == embedder.fingerprint else {
            throw CommandFailure(
                .badInput,
                "The collection “\(collection)” was embedded with \(stored.embedder), not \(embedder.fingerprint); "
                    + "name that model's folder with --embedder."
            )
        }
        return stored
    }

    /// The collection's vectors, in memory. The embedder has to be the one that they were made with.
    ///
    /// - Parameter collection: nil takes that of the settings.
    func loadIndex(for embedder: LocalEmbedder, of collection: String? = nil) async throws -> ExactIndex {
        let collection = collection ?? settings.collection
        let stored = try await self.collection(collection, madeWith: embedder)
        let index = ExactIndex(dimension: stored.dimension)
        let scan = try await store.forEachVectorBlock(in: collection) { block in
            try index.append(ids: block.chunkIDs, vectors: block.components.span)
        }
        if !scan.skipped.isEmpty {
            Terminal.error(
                "\(scan.skipped.count) vectors of “\(collection)” are damaged and left out; nuthatch doctor names them."
            )
        }
        return index
    }

    func retriever(with embedder: LocalEmbedder) async throws -> Retriever {
        Retriever(embedder: embedder, index: try await loadIndex(for: embedder), store: store)
    }

    /// How a search of the collection fuses where it is not told: by the weight that was fitted to it; nil adapts.
    ///
    /// - Parameter collection: nil takes that of the settings.
    func servedFusion(of collection: String? = nil) async throws -> Fusion? {
        try await store.fittedSettings(of: collection ?? settings.collection).denseWeight.map { .weighted(dense: $0) }
    }

    func answerer(with embedder: LocalEmbedder) async throws -> Answerer {
        try await answerer(
            with: embedder,
            retriever: try await retriever(with: embedder),
            classifier: try await IntentSource(settings: settings, embedder: embedder, quiet: true).classifier()
        )
    }

    /// - Parameters:
    ///   - collection: nil takes that of the settings.
    ///   - threshold: the probability from which on an answer is given; nil for the one that was fitted to the collection,
    ///     else to all.
    func answerer(
        with embedder: LocalEmbedder,
        retriever: Retriever,
        of collection: String? = nil,
        classifier: IntentClassifier? = nil,
        threshold: Double? = nil
    ) async throws -> Answerer {
        let fitted = try await store.fittedSettings(of: collection ?? settings.collection).threshold
        return Answerer(
            retriever: retriever,
            judge: embedder,
            topicality: Topicality(embedder: embedder),
            store: store,
            classifier: classifier,
            threshold: threshold ?? fitted
        )
    }

    /// The bound of a chunk in tokens, where the embedder reads as many.
    static let chunkBound = 200

    /// The chunker of a new collection: bounded by the embedder's own tokens, so that it never cuts a chunk.
    static func chunker(for embedder: LocalEmbedder) throws -> StructureChunker {
        StructureChunker(
            settings: try ChunkingSettings(bound: min(chunkBound, embedder.maximumTokens - 2)),
            measure: embedder.tokenizer
        )
    }
}

extension StructureChunker: Chunker {}
