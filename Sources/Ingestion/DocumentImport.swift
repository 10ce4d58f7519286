package import RAGCore

/// Takes documents over from another database, as they were cut there. What is there already with an equal content hash
/// costs nothing.
package struct DocumentImport: Sendable {
    private let embedder: any Embedder
    private let store: any DocumentStore
    private let collection: String
    private var known: [String: ContentHash]
    package private(set) var report = IngestionReport()

    /// - Parameter settings: those of the collection; it is made where there is none.
    package init(
        into settings: CollectionSettings,
        of store: any DocumentStore,
        embedder: any Embedder
    ) async throws {
        self.embedder = embedder
        self.store = store
        collection = settings.name
        try await store.openCollection(settings)
        known = try await store.contentHashes(in: settings.name)
        report.corpusVersion = try await store.corpusVersion(of: settings.name)
    }

    /// Stores those that are new or changed, in one transaction.
    ///
    /// - Throws: what the store refuses; then none of them is stored.
    package mutating func take(_ documents: [ImportedDocument]) async throws {
        let changed = documents.filter { known[$0.document.id] != $0.contentHash }
        var report = report
        report.unchanged += documents.count - changed.count
        let prepared = try await prepare(changed, &report)
        if !prepared.isEmpty { report.corpusVersion = try await store.put(prepared, in: collection).corpusVersion }
        for document in changed {
            let former = known.updateValue(document.contentHash, forKey: document.document.id)
            if former == nil { report.new += 1 } else { report.updated += 1 }
            report.chunks += document.chunks.count
        }
        self.report = report
    }

    private func prepare(
        _ documents: [ImportedDocument],
        _ report: inout IngestionReport
    ) async throws -> [PreparedDocument] {
        let hashed = documents.map { document in
            document.chunks.map { (chunk: $0, hash: ContentHasher.hash(of: $0)) }
        }
        let bare = zip(documents, hashed).filter { $0.0.vectors == nil }.flatMap(\.1)
        let vectors = try await ChunkVectors(embedder: embedder, store: store, collection: collection)
            .vectors(of: bare, &report)
        return zip(documents, hashed).map { document, chunks in
            PreparedDocument(
                document: document.document,
                contentHash: document.contentHash,
                source: document.source,
                chunks: chunks.enumerated().map { index, chunk in
                    PreparedChunk(
                        chunk: chunk.chunk,
                        hash: chunk.hash,
                        vector: document.vectors?[index] ?? vectors[chunk.hash, default: []]
                    )
                }
            )
        }
    }
}
