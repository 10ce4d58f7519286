package import RAGCore

/// Documents that come one by one, not from files.
extension Ingestor {
    /// What became of a document.
    package enum Outcome: Sendable, Equatable {
        case new
        case updated
        case unchanged
        case refused(DocumentFault)
    }

    /// Puts documents, all that are sound in one transaction.
    ///
    /// - Parameters:
    ///   - source: where they come from, as `Source.path`.
    ///   - known: the content hashes of those that are there already, by id.
    /// - Returns: what became of each, in their order, and what it took. Of two with one id the last counts.
    package func put(
        _ documents: [Document],
        from source: String,
        known: [String: ContentHash]
    ) async throws -> (outcomes: [Outcome], report: IngestionReport) {
        let read = try await ComputeQueue.run { try documents.map { try ReadDocument($0, source: source) } }
        let last = Dictionary(documents.enumerated().map { ($1.id, $0) }, uniquingKeysWith: max)
        var report = IngestionReport()
        var pending: [PendingDocument] = []
        let outcomes = read.enumerated().map { index, read -> Outcome in
            switch read.hash {
            case .failure(let fault): return .refused(fault)
            case .success(let hash):
                let before = known[read.document.id]
                if before == hash { return .unchanged }
                if last[read.document.id] == index {
                    pending.append(PendingDocument(document: read.document, hash: hash, source: source))
                }
                return before == nil ? .new : .updated
            }
        }
        if !pending.isEmpty {
            let prepared = try await prepare(pending, &report)
            report.corpusVersion = try await store.put(prepared, in: collection).corpusVersion
            report.chunks = prepared.reduce(0) { $0 + $1.chunks.count }
        } else {
            report.corpusVersion = try await store.corpusVersion(of: collection)
        }
        return (outcomes, report)
    }
}
