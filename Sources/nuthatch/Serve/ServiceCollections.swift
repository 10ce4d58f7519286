import Answering
import Chunking
import HTTPService
import Handover
import LocalEmbedding
import Persistence
import RAGCore
import Retrieval
import Routing
import VectorSearch

/// The collections of a running service, each opened when it is first asked for, and following every commit.
actor ServiceCollections: CollectionDirectory {
    private struct Open {
        let room: CollectionRoom
        let index: ExactIndex
    }

    private let workspace: Workspace
    private let embedder: LocalEmbedder
    /// The same, for questions, which are asked again and again.
    private let questions: RememberingEmbedder
    private let classifier: IntentClassifier
    /// What answers are made of, but for what is a collection's.
    private let makeParts: @Sendable (Answerer, ProductDictionary) -> AnswerPipeline.Parts
    private var rooms: [String: Open] = [:]
    private var openings: [String: Task<Open?, any Error>] = [:]
    /// Changes that came while a collection was being opened.
    private var missed: [String: [VectorChange]] = [:]
    private var writer: (any CorpusWriter)?

    init(
        workspace: Workspace,
        embedder: LocalEmbedder,
        questions: RememberingEmbedder,
        classifier: IntentClassifier,
        makeParts: @escaping @Sendable (Answerer, ProductDictionary) -> AnswerPipeline.Parts
    ) {
        self.workspace = workspace
        self.embedder = embedder
        self.questions = questions
        self.classifier = classifier
        self.makeParts = makeParts
    }

    /// Who makes and removes collections; it tells this directory of what it did.
    func write(through writer: any CorpusWriter) { self.writer = writer }

    func room(_ name: String) async throws -> CollectionRoom? {
        if let open = rooms[name] { return open.room }
        if let opening = openings[name] { return try await opening.value?.room }
        let opening = Task { try await open(name) }
        openings[name] = opening
        defer { openings[name] = nil }
        guard let open = try await opening.value else { return nil }
        if rooms[name] == nil {
            // What was committed meanwhile and is in the index already is passed over there.
            for change in missed.removeValue(forKey: name) ?? [] { try await open.index.apply(change) }
            rooms[name] = open
        }
        return rooms[name]?.room
    }

    /// Has everything ready that the first question would wait for.
    func warm(_ name: String) async {
        let question = AnswerRequest(question: "How long may I return an item?", collection: name)
        _ = try? await room(name)?.pipeline.routes(of: question)
    }

    func summaries() async throws -> [CollectionSummary] { try await workspace.store.collectionSummaries() }

    func create(_ name: String) async throws -> Bool {
        let isNew = try await !workspace.store.collections().contains { $0.name == name }
        try await writer?.openCollection(
            CollectionSettings(
                name: name,
                embedder: embedder.fingerprint,
                dimension: embedder.dimension,
                chunking: try Workspace.chunker(for: embedder).identity
            )
        )
        return isNew
    }

    func remove(_ name: String) async throws -> Bool {
        guard try await workspace.store.collections().contains(where: { $0.name == name }) else { return false }
        try await writer?.dropCollection(name)
        return true
    }

    /// Follows what was written, by whomever.
    func follow(_ change: CorpusChange) async {
        switch change {
        case .opened, .classifier: break
        case .committed(let report, let collection):
            guard let open = rooms[collection] else {
                if openings[collection] != nil { missed[collection, default: []].append(report.vectors) }
                return
            }
            do {
                try await open.index.apply(report.vectors)
                open.room.documentsChanged()
            } catch {
                // What is wrong in memory is right in the file: it is read anew.
                await close(collection)
            }
        case .dropped(let collection), .fitted(_, let collection): await close(collection)
        }
    }

    func shutDown() async {
        for open in rooms.values { await open.room.shutDown() }
        rooms = [:]
    }

    private func close(_ name: String) async {
        guard let open = rooms.removeValue(forKey: name) else { return }
        open.room.documentsChanged()
        await open.room.shutDown()
    }

    private func open(_ name: String) async throws -> Open? {
        guard try await workspace.store.collections().contains(where: { $0.name == name }) else { return nil }
        let index = try await workspace.loadIndex(for: embedder, of: name)
        let retriever = Retriever(embedder: questions, index: index, store: workspace.store)
        let parts = makeParts(
            try await workspace.answerer(with: embedder, retriever: retriever, of: name, classifier: classifier),
            ProductDictionary(products: try await workspace.store.products(in: name))
        )
        var quoting = parts
        quoting.model = nil
        return Open(
            room: CollectionRoom(
                name: name,
                retriever: retriever,
                store: workspace.store,
                fusion: try await workspace.servedFusion(of: name),
                pipeline: AnswerPipeline(parts),
                quoting: AnswerPipeline(quoting),
                asksModels: parts.model != nil
            ),
            index: index
        )
    }
}
