import Chunking
import Foundation
import Ingestion
import LocalEmbedding
import RAGCore

/// Takes the lines of an export into their collections, batch by batch.
struct ImportRun {
    private(set) var report = IngestionReport()
    /// That were read.
    private(set) var lines = 0
    private let header: ExportHeader
    private let file: String
    private let renamed: String?
    private let embedder: LocalEmbedder
    private let chunker: StructureChunker
    private let store: any DocumentStore
    private var imports: [String: DocumentImport] = [:]
    private var seen: Set<[String]> = []

    init(
        header: ExportHeader,
        file: String,
        renamed: String?,
        embedder: LocalEmbedder,
        chunker: StructureChunker,
        store: any DocumentStore
    ) {
        self.header = header
        self.file = file
        self.renamed = renamed
        self.embedder = embedder
        self.chunker = chunker
        self.store = store
    }

    mutating func take(_ batch: [LineReader.Line]) async throws {
        let reading = ImportReading(
            header: header,
            embedder: embedder.fingerprint,
            dimension: embedder.dimension,
            chunker: chunker
        )
        let read = try await ComputeQueue.run {
            batch.map { line in (line.number, Result { try reading.document(line.bytes) }) }
        }
        var pending: [String: [ImportedDocument]] = [:]
        for (number, result) in read {
            lines += 1
            switch result {
            case .failure(let error): refuse(number, (error as? ImportFault)?.description ?? String(describing: error))
            case .success(let (collection, document)):
                guard seen.insert([collection, document.document.id]).inserted else {
                    refuse(number, "a document with the id “\(document.document.id)” came before")
                    continue
                }
                pending[collection, default: []].append(document)
            }
        }
        for (collection, documents) in pending.sorted(by: { $0.key < $1.key }) {
            try await take(documents, into: collection)
        }
    }

    /// To be called last.
    mutating func finish() async throws {
        // A collection without documents is made too.
        for collection in header.collections { _ = try await into(collection.name) }
        let failures = report.failures
        report = imports.values.reduce(into: IngestionReport()) { sum, part in
            sum.new += part.report.new
            sum.updated += part.report.updated
            sum.unchanged += part.report.unchanged
            sum.chunks += part.report.chunks
            sum.embedded += part.report.embedded
            sum.truncated += part.report.truncated
            sum.corpusVersion = max(sum.corpusVersion, part.report.corpusVersion)
        }
        report.failures = failures
    }

    private mutating func take(_ documents: [ImportedDocument], into collection: String) async throws {
        var target = try await into(collection)
        try await target.take(documents)
        imports[collection] = target
    }

    private mutating func into(_ collection: String) async throws -> DocumentImport {
        if let known = imports[collection] { return known }
        let chunking = header.collections.first { $0.name == collection }?.chunking ?? chunker.identity
        let target = try await DocumentImport(
            into: CollectionSettings(
                name: renamed ?? collection,
                embedder: embedder.fingerprint,
                dimension: embedder.dimension,
                chunking: chunking
            ),
            of: store,
            embedder: embedder
        )
        imports[collection] = target
        return target
    }

    private mutating func refuse(_ line: Int, _ reason: String) {
        report.failures.append(.init(name: file, reason: "\(file), line \(line): \(reason)."))
    }
}
