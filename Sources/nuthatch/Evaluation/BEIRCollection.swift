import Chunking
import Evaluation
import EvaluationFiles
import Foundation
import Ingestion
import LocalEmbedding
import RAGCore

/// The documents of a BEIR folder, taken in to a collection of the database: the second time there is nothing to embed.
struct BEIRCollection {
    /// Where the documents come from; their absolute path is that of `corpus.jsonl`.
    let folder: String
    let documents: [BEIRDocument]
    /// Nil takes each document whole, else it is cut into chunks of so many tokens at most.
    let bound: Int?

    /// How a result names it.
    var chunking: String { bound.map { "structure \($0)" } ?? "whole" }

    /// By what the documents are, wherever they lie: equal ones are not embedded again, and no two sets get in each other's
    /// way.
    var name: String {
        var fingerprint = DataFingerprint(SHA256Hasher())
        fingerprint.add(documents: documents.map { ($0.id, $0.title, $0.text) })
        return "beir-\(fingerprint.digest.prefix(12))-\(bound.map(String.init) ?? "whole")"
    }

    /// - Parameter collection: its name, made by `name` unless a person chose another.
    func takeIn(
        to collection: String,
        of workspace: Workspace,
        with embedder: LocalEmbedder,
        _ progress: ProgressLine
    ) async throws -> IngestionReport {
        defer { progress.end() }
        let path = URL(fileURLWithPath: folder).standardizedFileURL.path + "/corpus.jsonl"
        let ingestor = Ingestor(
            embedder: embedder,
            chunker: try chunker(for: embedder),
            store: workspace.store,
            collection: collection
        )
        return try await ingestor.ingest(sources(path), pruning: [path]) { progress.show($0) }
    }

    private func chunker(for embedder: LocalEmbedder) throws -> any Chunker {
        guard let bound else { return WholeDocumentChunker(measure: embedder.tokenizer) }
        return StructureChunker(settings: try ChunkingSettings(bound: bound), measure: embedder.tokenizer)
    }

    /// In pieces, so that progress is seen and little is in memory twice.
    private func sources(_ path: String) -> [Source] {
        stride(from: 0, to: documents.count, by: 500).map { start in
            let piece = documents[start..<min(start + 500, documents.count)]
            return Source(path: path, name: "\(folder)/corpus.jsonl") {
                piece.map { Document(id: $0.id, uri: path, title: $0.title, text: $0.text, blocks: []) }
            }
        }
    }
}

extension WholeDocumentChunker: Chunker {}
