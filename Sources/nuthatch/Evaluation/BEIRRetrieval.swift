import Evaluation
import EvaluationFiles
import Ingestion
import LocalEmbedding
import Persistence
import RAGCore
import ReplyFormat
import Retrieval

/// Takes in a BEIR folder and searches it, in one or several ways.
struct BEIRRetrieval {
    let folder: String
    let split: String
    /// What documents are cut to; nil takes them whole.
    let bounds: [Int?]
    let settings: [RetrievalSetting]
    let measures: [Measure]
    let depth: Int
    let runOut: String?
    /// Nil has one named by its documents.
    let collection: String?
    let showsProgress: Bool

    func measured(_ shared: Settings) async throws -> [MeasuredRetrieval] {
        let start = ContinuousClock.now
        let (folder, split) = (BEIRFolder(folder), split)
        let data = try await ComputeQueue.run { try folder.read(split: split) }
        let embedder = try await Workspace.loadEmbedder(shared)
        let remembering = RememberingEmbedder(embedder)
        let questions = QuestionSet(
            questions: data.queries,
            judgments: data.judgments,
            facts: Dictionary(uniqueKeysWithValues: data.queries.map { ($0.id, .init(text: $0.text)) }),
            fingerprint: data.fingerprint(hasher: SHA256Hasher()),
            leavesOutItself: true
        )
        let workspace = try await Workspace.open(shared, mode: .write, command: "eval retrieval")
        do {
            var measured: [MeasuredRetrieval] = []
            for bound in bounds {
                measured += try await self.measured(data, questions, bound, workspace, embedder, remembering)
            }
            // One result bears all that it needed, the taking-in too; of several each has its own searches.
            if measured.count == 1 { measured[0].result.tookMilliseconds = (ContinuousClock.now - start).milliseconds }
            await workspace.store.close()
            return measured
        } catch {
            await workspace.store.close()
            throw error
        }
    }

    private func measured(
        _ data: BEIRData,
        _ questions: QuestionSet,
        _ bound: Int?,
        _ workspace: Workspace,
        _ embedder: LocalEmbedder,
        _ remembering: RememberingEmbedder
    ) async throws -> [MeasuredRetrieval] {
        let corpus = BEIRCollection(folder: folder, documents: data.documents, bound: bound)
        let name = collection ?? corpus.name
        let report = try await corpus.takeIn(
            to: name,
            of: workspace,
            with: embedder,
            ProgressLine(isShown: showsProgress)
        )
        let index = try await workspace.loadIndex(for: embedder, of: name)
        let trial = RetrievalTrial(
            retriever: Retriever(embedder: remembering, index: index, store: workspace.store),
            collection: name,
            set: questions,
            measures: measures,
            depth: depth,
            chunkLimit: bound == nil ? depth + 1 : depth * 4,
            chunking: corpus.chunking,
            embedder: embedder.fingerprint
        )
        // A fitted weight belongs to a collection's own questions, and these are others.
        let searches = settings.map { $0.resolved(served: nil) }
        var measured = try await trial.measure(searches) { lists, setting in
            guard let runOut else { return }
            try await ComputeQueue.run { try Self.write(lists, of: setting, to: runOut) }
        }
        for index in measured.indices {
            measured[index].result.embedded = index == 0 ? report.embedded : 0
            measured[index].notes += notes(data, report)
            if bounds.count > 1 { measured[index].name += ", \(corpus.chunking)" }
        }
        return measured
    }

    private static func write(
        _ lists: [(question: BEIRQuery, list: RankedList)],
        of setting: RetrievalSetting,
        to path: String
    ) throws {
        var writer = try RunWriter(path, tag: "nuthatch-" + setting.name.replacing(" ", with: "-"))
        for (question, list) in lists { try writer.write(list, for: question.id) }
        try writer.finish()
    }

    private func notes(_ data: BEIRData, _ report: IngestionReport) -> [String] {
        var notes: [String] = []
        if data.unknownDocuments.count > 0 {
            notes.append(
                "Judged documents that the corpus has not: \(data.unknownDocuments.text); they count as not found."
            )
        }
        if data.unknownQueries.count > 0 {
            notes.append("Judged queries without a text: \(data.unknownQueries.text); they count as without results.")
        }
        if !report.failures.isEmpty {
            notes.append("\(report.failures.count) documents were refused, such as: \(report.failures[0].reason)")
        }
        return notes
    }
}
