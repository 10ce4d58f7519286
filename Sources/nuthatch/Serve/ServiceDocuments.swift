import Chunking
import HTTPService
import Ingestion
import LocalEmbedding
import Persistence
import RAGCore
import Readers

/// Documents that are put and removed over HTTP.
struct ServiceDocuments: DocumentDesk {
    let store: SQLiteStore
    let writer: any DocumentStore
    let embedder: LocalEmbedder

    /// What stands for the file in a document that came without one.
    static let source = "api:"
    /// Documents of one commit.
    private static let batchSize = 256

    func put(_ drafts: [DocumentDraft], in collection: String) async throws -> DocumentBatch {
        let chunker = try Workspace.chunker(for: embedder)
        let settings = CollectionSettings(
            name: collection,
            embedder: embedder.fingerprint,
            dimension: embedder.dimension,
            chunking: chunker.identity
        )
        try await writer.openCollection(settings)
        let ingestor = Ingestor(embedder: embedder, chunker: chunker, store: writer, collection: collection)
        var whole = DocumentBatch(items: [], embedded: 0, corpusVersion: 0)
        var start = drafts.startIndex
        while start < drafts.endIndex {
            let end = min(start + Self.batchSize, drafts.endIndex)
            let batch = try await put(drafts[start..<end], by: ingestor, in: collection)
            whole.items += batch.items
            whole.embedded += batch.embedded
            whole.corpusVersion = batch.corpusVersion
            start = end
        }
        return whole
    }

    func document(_ id: String, in collection: String) async throws -> KeptDocument? {
        try await store.document(id, in: collection)
    }

    func remove(_ id: String, from collection: String) async throws -> Int64? {
        guard try await store.document(id, in: collection) != nil else { return nil }
        return try await writer.remove([id], from: collection).corpusVersion
    }

    func list(in collection: String, after id: String?, limit: Int) async throws -> [DocumentLine] {
        try await store.documentLines(in: collection, after: id, limit: limit)
    }

    private func put(
        _ drafts: ArraySlice<DocumentDraft>,
        by ingestor: Ingestor,
        in collection: String
    ) async throws -> DocumentBatch {
        var items = [DocumentBatch.Item?](repeating: nil, count: drafts.count)
        var (documents, places, known): ([Document], [Int], [String: ContentHash]) = ([], [], [:])
        for (place, draft) in drafts.enumerated() {
            let kept = try await store.document(draft.id, in: collection)
            known[draft.id] = kept?.contentHash
            do {
                documents.append(try await ComputeQueue.run { try draft.document(over: kept?.document) })
                places.append(place)
            } catch let failure as ServiceFailure {
                items[place] = DocumentBatch.Item(.failed(failure))
            }
        }
        let (outcomes, report) = try await ingestor.put(documents, from: Self.source, known: known)
        for (place, outcome) in zip(places, outcomes) {
            let id = drafts[drafts.startIndex + place].id
            switch outcome {
            case .new: items[place] = DocumentBatch.Item(.new)
            case .updated: items[place] = DocumentBatch.Item(.updated)
            case .unchanged: items[place] = DocumentBatch.Item(.unchanged)
            case .refused(let fault):
                items[place] = DocumentBatch.Item(
                    .failed(ServiceFailure(.invalidValue, "The document “\(id)” cannot be stored: \(fault)."))
                )
            }
        }
        // One document alone tells how many chunks it has.
        if items.count == 1, report.chunks > 0 { items[0]?.chunks = report.chunks }
        return DocumentBatch(
            items: items.map {
                $0 ?? DocumentBatch.Item(.failed(ServiceFailure(.internalError, "The document was lost.")))
            },
            embedded: report.embedded,
            corpusVersion: report.corpusVersion
        )
    }
}
