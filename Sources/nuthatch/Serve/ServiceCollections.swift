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
    struct Open {
        let room: CollectionRoom
        let index: ExactIndex
    }

    /// Of 2 KB each.
    private static let rememberedQuestions = 4_096

    private let workspace: Workspace
    private let embedder: LocalEmbedder
    /// The same, for questions, which are asked again and again.
    private let questions: RememberingEmbedder
    /// By the settings as they are now; nil until they are first read.
    private var making: RoomMaking?
    /// How often that was set.
    private var makings = 0
    private var rooms: [String: Open] = [:]
    private var openings: [String: Task<Open?, any Error>] = [:]
    /// Changes that came while a collection was being opened.
    private var missed: [String: [VectorChange]] = [:]
    private var writer: (any CorpusWriter)?

    init(workspace: Workspace, embedder: LocalEmbedder) {
        self.workspace = workspace
        self.embedder = embedder
        questions = RememberingEmbedder(GatheringEmbedder(embedder), limit: Self.rememberedQuestions)
    }

    /// The rooms that are open, made anew over the vectors that are in memory; nothing is changed yet.
    func prepare(_ making: RoomMaking) async throws -> [String: Open] {
        var prepared: [String: Open] = [:]
        for (name, open) in rooms { prepared[name] = try await self.open(name, over: open.index, making) }
        return prepared
    }

    /// Puts rooms that were prepared in the place of those that are open, and makes others so from now on.
    ///
    /// - Returns: the former rooms, to be shut down when nobody is in them any more.
    func adopt(_ prepared: [String: Open], _ making: RoomMaking) -> [CollectionRoom] {
        var former: [CollectionRoom] = []
        for (name, open) in rooms {
            former.append(open.room)
            // What was opened or closed meanwhile is opened when it is next asked for.
            rooms[name] = prepared[name].flatMap { $0.index === open.index ? $0 : nil }
        }
        self.making = making
        makings += 1
        return former
    }

    /// Who makes and removes collections; it tells this directory of what it did.
    func write(through writer: any CorpusWriter) { self.writer = writer }

    func room(_ name: String) async throws -> CollectionRoom? {
        if let open = rooms[name] { return open.room }
        if let opening = openings[name] { return try await opening.value?.room }
        let (opening, making) = (Task { try await open(name) }, makings)
        openings[name] = opening
        let result = await opening.result
        openings[name] = nil
        guard let open = try result.get() else { return nil }
        // It was opened by settings that hold no more.
        guard making == makings else { return try await room(name) }
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
        guard let making, try await workspace.store.collections().contains(where: { $0.name == name }) else {
            return nil
        }
        return try await open(name, over: try await workspace.loadIndex(for: embedder, of: name), making)
    }

    private func open(_ name: String, over index: ExactIndex, _ making: RoomMaking) async throws -> Open {
        let retriever = Retriever(embedder: questions, index: index, store: workspace.store)
        let answerer = try await workspace.answerer(
            with: embedder,
            retriever: retriever,
            of: name,
            classifier: making.classifier
        )
        let products = ProductDictionary(products: try await workspace.store.products(in: name))
        var parts = making.parts(answerer, products)
        parts.embedder = questions
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
