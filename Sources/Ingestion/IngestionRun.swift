import RAGCore

/// A document that was read.
struct HashedDocument: Sendable {
    var document: Document
    var hash: ContentHash
}

/// A document that is to be stored.
struct PendingDocument: Sendable {
    var document: Document
    var hash: ContentHash
    /// The absolute path of its source.
    var source: String
}

/// What one ingestion knows: the decisions, without the work.
struct IngestionRun {
    var report = IngestionReport()
    var progress: IngestionProgress
    /// To be stored, in the order of the sources.
    private(set) var pending: [PendingDocument] = []
    private(set) var pendingBytes = 0
    /// Ids that this run has met.
    private(set) var seen: Set<String> = []
    private(set) var failedPaths: [String] = []
    private let known: [String: ContentHash]
    /// Which source had an id first.
    private var owners: [String: String] = [:]

    init(known: [String: ContentHash], sources: Int) {
        self.known = known
        progress = IngestionProgress(sources: sources, sourcesDone: 0, documents: 0, embedded: 0)
    }

    /// Decides on each document of a source: new, updated, unchanged, or refused.
    mutating func accept(_ read: Result<[HashedDocument], any Error>, from source: Source) {
        progress.sourcesDone += 1
        switch read {
        case .failure(let error):
            failedPaths.append(source.path)
            report.failures.append(.init(name: source.name, reason: String(describing: error)))
        case .success(let documents):
            for document in documents { accept(document, from: source) }
        }
    }

    private mutating func accept(_ read: HashedDocument, from source: Source) {
        let id = read.document.id
        if let owner = owners.updateValue(source.name, forKey: id) {
            owners[id] = owner
            report.failures.append(
                .init(
                    name: source.name,
                    reason: "The id “\(id)” is that of a document in \(owner); give each document an id of its own."
                )
            )
            return
        }
        seen.insert(id)
        switch known[id] {
        case read.hash?:
            report.unchanged += 1
            return
        case nil: report.new += 1
        default: report.updated += 1
        }
        pending.append(PendingDocument(document: read.document, hash: read.hash, source: source.path))
        pendingBytes += read.document.text.utf8.count
    }

    /// Takes the first of what is pending, about as much text as named, at least one document.
    mutating func takeBatch(ofBytes limit: Int) -> [PendingDocument] {
        var count = 0
        var bytes = 0
        while count < pending.count, count == 0 || bytes < limit {
            bytes += pending[count].document.text.utf8.count
            count += 1
        }
        let batch = Array(pending.prefix(count))
        pending.removeFirst(count)
        pendingBytes -= bytes
        return batch
    }
}
