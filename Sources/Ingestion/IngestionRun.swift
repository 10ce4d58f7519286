import RAGCore

/// What one ingestion knows: the decisions, without the work.
struct IngestionRun {
    var report = IngestionReport()
    var progress: IngestionProgress
    /// Ids that this run has met.
    private(set) var seen: Set<String> = []
    private(set) var failedPaths: [String] = []
    private let known: [String: ContentHash]
    /// Which source had an id first.
    private var owners: [String: String] = [:]
    /// To be stored, in the order of the sources.
    private var fullBatches: [[PendingDocument]] = []
    private var batch: [PendingDocument] = []
    private var batchWeight = 0

    /// Text that is embedded and stored at once: some 300 chunks, enough for full speed, and little to lose when the
    /// power goes.
    private static let fullWeight = 200_000

    init(known: [String: ContentHash], sources: Int) {
        self.known = known
        progress = IngestionProgress(sources: sources)
    }

    /// Decides on each document of a source: new, updated, unchanged, or refused.
    mutating func accept(_ read: Result<[ReadDocument], any Error>, from source: Source) {
        progress.sourcesDone += 1
        switch read {
        case .failure(let error):
            failedPaths.append(source.path)
            refuse(source, String(describing: error))
        case .success(let documents):
            for document in documents { accept(document, from: source) }
        }
    }

    private mutating func accept(_ read: ReadDocument, from source: Source) {
        let id = read.document.id
        if let owner = owners[id] {
            let fault =
                owner == source.name
                ? "\(owner) has a second document with the id “\(id)”"
                : "\(source.name) has a document with the id “\(id)”, which is that of a document in \(owner)"
            return refuse(source, fault + "; give each document an id of its own.")
        }
        owners[id] = source.name
        seen.insert(id)
        switch read.hash {
        case .failure(let fault):
            refuse(source, "\(source.name): the document “\(Self.printable(id))” cannot be stored: \(fault).")
        case .success(let hash):
            switch known[id] {
            case hash?:
                report.unchanged += 1
                return
            case nil: report.new += 1
            default: report.updated += 1
            }
            add(PendingDocument(document: read.document, hash: hash, source: source.path))
        }
    }

    private mutating func refuse(_ source: Source, _ reason: String) {
        report.failures.append(.init(name: source.name, reason: reason))
    }

    private mutating func add(_ document: PendingDocument) {
        batch.append(document)
        batchWeight += document.weight
        if batchWeight >= Self.fullWeight { finishBatch() }
    }

    private mutating func finishBatch() {
        fullBatches.append(batch)
        batch = []
        batchWeight = 0
    }

    /// Takes the batches that are full.
    mutating func takeFullBatches() -> [[PendingDocument]] {
        defer { fullBatches = [] }
        return fullBatches
    }

    /// Takes all that is left.
    mutating func takeBatches() -> [[PendingDocument]] {
        if !batch.isEmpty { finishBatch() }
        return takeFullBatches()
    }

    private static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\0" }))
    }
}
