import Evaluation
import EvaluationFiles
import LocalEmbedding
import Persistence
import RAGCore
import Retrieval

/// Searches a collection that is there for labelled questions.
struct CollectionRetrieval {
    let questions: [LabelledQuestion]
    let settings: [RetrievalSetting]
    let measures: [Measure]
    let depth: Int

    /// Questions that no document answers have nothing to find, and are left out.
    func measured(_ shared: Settings) async throws -> [MeasuredRetrieval] {
        let workspace = try await Workspace.open(shared, mode: .read, command: "eval retrieval")
        let embedder = try await workspace.loadEmbedder()
        let index = try await workspace.loadIndex(for: embedder)
        let known = try await workspace.store.collections().first { $0.name == shared.collection }
        let set = try await questionSet(workspace.store, shared.collection)
        let trial = RetrievalTrial(
            retriever: Retriever(embedder: RememberingEmbedder(embedder), index: index, store: workspace.store),
            collection: shared.collection,
            set: set,
            measures: measures,
            depth: depth,
            chunkLimit: depth * 4,
            chunking: known?.chunking ?? "",
            embedder: embedder.fingerprint
        )
        let served = try await workspace.servedFusion()
        var measured = try await trial.measure(settings.map { $0.resolved(served: served) })
        let leftOut = questions.count { !$0.isAnswerable }
        guard leftOut > 0 else { return measured }
        for index in measured.indices {
            measured[index].notes.append("\(leftOut) questions that no document answers are left out.")
        }
        return measured
    }

    private func questionSet(_ store: SQLiteStore, _ collection: String) async throws -> QuestionSet {
        let answerable = questions.filter(\.isAnswerable)
        let judgments = Judgments(answerable)
        var fingerprint = DataFingerprint(SHA256Hasher())
        fingerprint.add(documents: try await documents(store, collection))
        let asked = answerable.map { BEIRQuery(id: $0.id, text: $0.question) }
        fingerprint.add(queries: asked.map { ($0.id, $0.text) })
        fingerprint.add(judgments)
        return QuestionSet(
            questions: asked,
            judgments: judgments,
            facts: Dictionary(
                answerable.map {
                    ($0.id, .init(text: $0.question, language: $0.language, tags: $0.tags))
                },
                uniquingKeysWith: { first, _ in first }
            ),
            fingerprint: fingerprint.digest,
            leavesOutItself: false
        )
    }

    /// What the collection holds, as far as that does not hang on where its files lie or how it was cut.
    private func documents(
        _ store: SQLiteStore,
        _ collection: String
    ) async throws -> [(id: String, title: String, text: String)] {
        var documents: [(id: String, title: String, text: String)] = []
        for id in try await store.contentHashes(in: collection).keys {
            let chunks = try await store.chunkIDs(matching: .equal("id", .string(id)), in: collection)
            let passages = try await store.passages(chunks, in: collection)
            documents.append((id, passages.first?.title ?? "", DocumentText.joined(passages)))
        }
        return documents
    }
}
