import Answering
import Foundation
import HTTPService
import RAGCore
import Retrieval
import Routing
import TestSupport

/// Collections with their documents and the answers that were given from them, in memory.
actor Library: CollectionDirectory, DocumentDesk, AnswerArchive {
    private struct Open {
        let room: CollectionRoom
        let index: MemoryIndex
        var documents: [String: KeptDocument] = [:]
    }

    nonisolated let store = MemoryStore()
    nonisolated let answers: MemoryAnswerStore
    nonisolated let embedder = HashEmbedder()
    private let model: (any LanguageModel)?
    private let policy: Policy
    private let classifier: IntentClassifier
    private let time: ManualTime
    private var open: [String: Open] = [:]
    /// What every put waits for.
    private var gate: (@Sendable () async throws -> Void)?

    init(model: (any LanguageModel)?, time: ManualTime) throws {
        self.model = model
        self.time = time
        answers = MemoryAnswerStore(documents: store)
        policy = try Policy(yaml: "version: 1\notherwise: \(model == nil ? "quoted" : "cheap")\n", file: "the test")
        classifier = try Self.classifier(embedder)
    }

    func hold(_ gate: @escaping @Sendable () async throws -> Void) { self.gate = gate }

    // MARK: Collections

    func room(_ name: String) async throws -> CollectionRoom? { open[name]?.room }

    func summaries() async throws -> [CollectionSummary] {
        var summaries: [CollectionSummary] = []
        for (name, open) in open.sorted(by: { $0.key < $1.key }) {
            summaries.append(
                CollectionSummary(
                    name: name,
                    documents: open.documents.count,
                    chunks: open.index.count,
                    corpusVersion: try await store.corpusVersion(of: name),
                    embedder: embedder.fingerprint,
                    dimension: embedder.dimension
                )
            )
        }
        return summaries
    }

    func create(_ name: String) async throws -> Bool {
        guard open[name] == nil else { return false }
        try await store.openCollection(
            CollectionSettings(name: name, embedder: embedder.fingerprint, dimension: 256, chunking: "paragraphs")
        )
        let index = MemoryIndex()
        let retriever = Retriever(embedder: embedder, index: index, store: store)
        var parts = AnswerPipeline.Parts(
            answerer: Answerer(
                retriever: retriever,
                judge: WordJudge(),
                topicality: Topicality(embedder: embedder),
                store: store
            ),
            embedder: embedder,
            classifier: classifier,
            policy: policy,
            model: model,
            store: answers,
            settings: PipelineSettings(intentByModel: .never),
            time: time
        )
        let pipeline = AnswerPipeline(parts)
        parts.model = nil
        open[name] = Open(
            room: CollectionRoom(
                name: name,
                retriever: retriever,
                store: store,
                fusion: nil,
                pipeline: pipeline,
                quoting: AnswerPipeline(parts),
                asksModels: model != nil
            ),
            index: index
        )
        return true
    }

    func remove(_ name: String) async throws -> Bool {
        guard let closed = open.removeValue(forKey: name) else { return false }
        closed.room.documentsChanged()
        return true
    }

    // MARK: Documents

    func put(_ drafts: [DocumentDraft], in collection: String) async throws -> DocumentBatch {
        try await gate?()
        _ = try await create(collection)
        var batch = DocumentBatch(items: [], embedded: 0, corpusVersion: 0)
        for draft in drafts {
            let old = open[collection]?.documents[draft.id]
            guard let document = Self.document(draft, over: old?.document) else {
                let failure = ServiceFailure(.missingField, "`text` is missing.", param: "text")
                batch.items.append(DocumentBatch.Item(.failed(failure)))
                continue
            }
            guard document != old?.document else {
                batch.items.append(DocumentBatch.Item(.unchanged, chunks: old?.chunks.count ?? 0))
                continue
            }
            let count = try await keep(document, in: collection)
            batch.embedded += count
            batch.items.append(DocumentBatch.Item(old == nil ? .new : .updated, chunks: count))
        }
        batch.corpusVersion = try await store.corpusVersion(of: collection)
        return batch
    }

    func document(_ id: String, in collection: String) async throws -> KeptDocument? {
        open[collection]?.documents[id]
    }

    func remove(_ id: String, from collection: String) async throws -> Int64? {
        guard open[collection]?.documents.removeValue(forKey: id) != nil else { return nil }
        return try await follow(try await store.remove([id], from: collection), in: collection)
    }

    func list(in collection: String, after id: String?, limit: Int) async throws -> [DocumentLine] {
        let documents = open[collection]?.documents.values.map(\.self) ?? []
        return documents.sorted { $0.document.id < $1.document.id }.filter { $0.document.id > id ?? "" }.prefix(limit)
            .map {
                DocumentLine(
                    id: $0.document.id,
                    title: $0.document.title,
                    uri: $0.document.uri,
                    language: $0.document.language,
                    audience: $0.document.audience,
                    chunks: $0.chunks.count
                )
            }
    }

    private static func document(_ draft: DocumentDraft, over old: Document?) -> Document? {
        guard let text = draft.text ?? old?.text else { return nil }
        return Document(
            id: draft.id,
            uri: draft.uri.applied(to: old?.uri) ?? draft.id,
            title: draft.title.applied(to: old?.title) ?? draft.id,
            text: text,
            blocks: [],
            language: draft.language.applied(to: old?.language),
            audience: draft.audience.applied(to: old?.audience),
            validity: Validity(
                from: draft.validFrom.applied(to: old?.validity.from),
                until: draft.validUntil.applied(to: old?.validity.until)
            ),
            metadata: draft.metadata.applied(to: old?.metadata) ?? [:]
        )
    }

    /// - Returns: its chunks.
    private func keep(_ document: Document, in collection: String) async throws -> Int {
        let chunks = ParagraphChunker().chunks(of: document).map { chunk in
            PreparedChunk(
                chunk: chunk,
                hash: .made(of: chunk.embeddedText),
                vector: embedder.embedding(of: chunk.embeddedText).vector
            )
        }
        let hash = ContentHash.made(of: "\(document)")
        let report = try await store.put(
            [PreparedDocument(document: document, contentHash: hash, source: "api:", chunks: chunks)],
            in: collection
        )
        let version = try await follow(report, in: collection)
        let ids = try await store.chunkIDs(matching: .equal("id", .string(document.id)), in: collection)
        open[collection]?.documents[document.id] = KeptDocument(
            document: document,
            contentHash: hash,
            updatedVersion: version,
            updated: time.date,
            chunks: try await store.passages(ids, in: collection).map {
                KeptDocument.Part(chunkID: $0.chunkID, headingPath: $0.headingPath, text: $0.text, range: $0.range)
            }
        )
        return chunks.count
    }

    private func follow(_ report: CommitReport, in collection: String) async throws -> Int64 {
        try await open[collection]?.index.apply(report.vectors)
        open[collection]?.room.documentsChanged()
        return report.corpusVersion
    }

    // MARK: Answers

    func record(_ id: String, tenant: String) async throws -> AnswerRecord? {
        answers.records.first { $0.id == id && $0.request.tenant == tenant }
    }

    func gaps(in collection: String, tenant: String?, since: Date, limit: Int) async throws -> Gaps {
        let refused = answers.records.filter {
            $0.request.collection == collection && !$0.answer.isAnswerable && $0.date >= since
                && (tenant == nil || $0.request.tenant == tenant)
        }
        return Gaps(
            gaps: refused.prefix(limit).map {
                Gaps.Gap(
                    question: $0.request.question,
                    count: 1,
                    reason: $0.answer.handoff.reason ?? .noSource,
                    examples: [],
                    lastAsked: $0.date,
                    nearest: nil
                )
            },
            conflicts: []
        )
    }

    private static func classifier(_ embedder: HashEmbedder) throws -> IntentClassifier {
        let texts: [String: [String]] = [
            "order_status": ["where is my order", "status of my order", "where is my order now"],
            "return_policy": ["can worn boots be returned", "can boots be returned", "may worn boots be returned"],
            "shipping": ["how long does delivery take", "delivery to spain takes how long", "delivery takes how long"],
        ]
        let examples = texts.sorted { $0.key < $1.key }.flatMap { intent, texts in
            texts.map { IntentExample(text: $0, intent: intent) }
        }
        return try IntentTrainer(settings: TrainingSettings(usesPrototypes: true, folds: 3, rejectionRate: 0)).train(
            examples,
            vectors: examples.map { embedder.embedding(of: $0.text).vector },
            embedder: embedder.fingerprint
        ).classifier
    }
}
