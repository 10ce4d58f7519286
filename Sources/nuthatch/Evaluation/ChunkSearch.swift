import Evaluation
import Foundation
import Ingestion
import LocalEmbedding
import Persistence
import RAGCore
import Retrieval

/// Finds chunks by the code path that serves: taken in to a database, embedded, and searched there.
struct ChunkSearch: Sendable {
    let embedder: LocalEmbedder
    /// The corpora that chunks are of, by position.
    let documents: [Document]
    let mode: SearchRequest.Mode
    /// Chunks a question.
    let limit: Int

    private static let collection = "chunks"

    /// For each question the positions of its best chunks, best first.
    func ranking(of chunks: [PlacedChunk], for questions: [String]) async throws -> [[Int]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "nuthatch-\(UUID().uuidString)")
        try await ComputeQueue.run {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        let rankings: [[Int]]
        do {
            rankings = try await ranking(of: chunks, for: questions, in: folder)
        } catch {
            await Self.remove(folder)
            throw error
        }
        await Self.remove(folder)
        return rankings
    }

    /// Nothing is lost where it stays behind: it is a folder for temporary files.
    private static func remove(_ folder: URL) async {
        try? await ComputeQueue.run { try FileManager.default.removeItem(at: folder) }
    }

    private func ranking(of chunks: [PlacedChunk], for questions: [String], in folder: URL) async throws -> [[Int]] {
        let settings = try Settings(
            flags: [.database: folder.appending(path: "chunks.sqlite").path, .collection: Self.collection],
            environment: [:],
            file: nil
        )
        let workspace = try await Workspace.open(settings, mode: .write, command: "eval chunking")
        do {
            let rankings = try await ranking(of: chunks, for: questions, in: workspace)
            await workspace.store.close()
            return rankings
        } catch {
            await workspace.store.close()
            throw error
        }
    }

    private func ranking(
        of chunks: [PlacedChunk],
        for questions: [String],
        in workspace: Workspace
    ) async throws -> [[Int]] {
        let ingestor = Ingestor(
            embedder: embedder,
            chunker: CutAlready(Dictionary(grouping: chunks) { documents[$0.corpus].id }.mapValues { $0.map(\.chunk) }),
            store: workspace.store,
            collection: Self.collection
        )
        let report = try await ingestor.ingest(
            documents.map { document in Source(path: "/" + document.id, name: document.uri) { [document] } }
        )
        if let failure = report.failures.first { throw CommandFailure(.badInput, failure.reason) }
        let retriever = try await workspace.retriever(with: embedder)
        let positions = Dictionary(
            chunks.enumerated().map { (ChunkPlace(document: documents[$1.corpus].id, range: $1.chunk.range), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var rankings: [[Int]] = []
        for question in questions {
            let response = try await retriever.search(
                SearchRequest(text: question, collection: Self.collection, limit: limit, mode: mode)
            )
            rankings.append(
                response.results.compactMap {
                    positions[ChunkPlace(document: $0.passage.documentID, range: $0.passage.range)]
                }
            )
        }
        return rankings
    }
}

/// Where a chunk stands.
private struct ChunkPlace: Hashable {
    var document: String
    var range: Range<Int>
}

/// A chunker of documents that were cut before.
private struct CutAlready: Chunker {
    let chunks: [String: [Chunk]]

    init(_ chunks: [String: [Chunk]]) {
        self.chunks = chunks
    }

    var identity: String { "cut already" }

    func chunks(of document: Document) -> [Chunk] { chunks[document.id] ?? [] }
}
