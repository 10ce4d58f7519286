package import LinearAlgebra
package import RAGCore

/// The embedding model inside the process: a sentence-transformers folder with a BERT encoder.
package final class LocalEmbedder: Embedder {
    package let fingerprint: String
    package let tokenizer: WordPieceTokenizer
    /// The longest text that the model reads, special tokens included.
    package let maximumTokens: Int
    private let encoder: BertEncoder
    private let team: Team

    /// Loads the model. It reads and calculates: call it from a thread that may be blocked.
    ///
    /// - Throws: `ModelError`.
    package init(folder path: String, team: Team = .shared) throws(ModelError) {
        let folder = try ModelFolder(path: path)
        tokenizer = folder.tokenizer
        encoder = try BertEncoder(folder: folder, team: team)
        maximumTokens = folder.maximumTokens
        fingerprint = folder.fingerprint
        self.team = team
    }

    package var dimension: Int { encoder.configuration.hiddenSize }

    package func embed(_ texts: [String]) async throws -> [Embedding] {
        try await ComputeQueue.run { try self.embeddings(of: self.tokenize(texts)) }
    }

    /// The texts' token ids, cut at `maximumTokens`.
    package func tokenize(_ texts: [String]) -> [TokenizedText] {
        texts.map { tokenizer.encode($0, limit: maximumTokens) }
    }

    /// `embed`, for texts that are tokens already, on the caller's thread and the team's.
    ///
    /// What fits one batch is done by all lanes together, for the least delay; of more, each lane takes batches of its
    /// own, which needs no waiting for each other.
    ///
    /// - Parameter texts: as `tokenize` gives them: ids of the model's vocabulary, at most as many as it has positions.
    package func embeddings(of texts: [TokenizedText]) throws(ModelError) -> [Embedding] {
        let batches = TokenBatch.packed(texts.lazy.map(\.ids), tokens: tokensABatch(of: texts))
        let results = Collected<[[Float]]>(count: batches.count)
        if batches.count == 1 {
            let space = EncoderWorkspace(rows: batches[0].tokens, configuration: encoder.configuration)
            team.run { [encoder] lane in encoder.encode(batches[0], in: space, on: lane) }
            results.set(0, encoder.vectors(of: batches[0], in: space))
        } else {
            team.forEach(batches.count) { [encoder] index in
                let batch = batches[index]
                let space = EncoderWorkspace(rows: batch.tokens, configuration: encoder.configuration)
                encoder.encode(batch, in: space, on: .alone)
                results.set(index, encoder.vectors(of: batch, in: space))
            }
        }
        let vectors = results.values.flatMap(\.self)
        guard vectors.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw notFinite }
        return zip(texts, vectors).map {
            Embedding(vector: $1, tokens: $0.ids.count, isTruncated: $0.isTruncated)
        }
    }

    /// The encoder's last states for a batch that all lanes do together: a row a token, not of unit length.
    func hiddenStates(of batch: TokenBatch) throws(ModelError) -> Matrix {
        let space = EncoderWorkspace(rows: batch.tokens, configuration: encoder.configuration)
        team.run { [encoder] lane in encoder.encode(batch, in: space, on: lane) }
        for row in 0..<batch.tokens {
            let isFinite = space.hidden.withRow(row) { row in row.indices.allSatisfy { row[$0].isFinite } }
            guard isFinite else { throw notFinite }
        }
        return space.hidden
    }

    /// The weights of words are not looked through when the model is loaded: they are most of its file.
    private var notFinite: ModelError { .notFinite("an embedding", file: fingerprint) }

    /// Large enough for the products to run at full speed, small enough that every lane gets some and that what a batch
    /// writes stays in the cache.
    private func tokensABatch(of texts: [TokenizedText]) -> Int {
        let total = texts.reduce(0) { $0 + $1.ids.count }
        return total <= 256 ? 256 : min(512, max(128, total / (4 * team.size)))
    }
}
