package import RAGCore

/// Measures ways to cut documents by what a search then finds: one collection of the chunks of all corpora, all
/// questions asked of it.
package struct ChunkingEvaluation: Sendable {
    /// For each question the positions of its best chunks, best first.
    package typealias Ranking = @Sendable (_ chunks: [PlacedChunk], _ questions: [String]) async throws -> [[Int]]

    private let documents: [Document]
    private let questions: [ExcerptQuestion]
    private let bootstrap: Bootstrap

    /// - Parameters:
    ///   - documents: the corpora of the questions, by position; their text is what the excerpts are ranges of.
    ///   - questions: at least one.
    package init(documents: [Document], questions: [ExcerptQuestion], bootstrap: Bootstrap = Bootstrap()) {
        precondition(!questions.isEmpty, "an evaluation without questions")
        precondition(questions.allSatisfy { documents.indices.contains($0.corpus) }, "a question of no corpus")
        self.documents = documents
        self.questions = questions
        self.bootstrap = bootstrap
    }

    /// Cuts the documents, has the questions' chunks found, and scores them.
    ///
    /// - Parameters:
    ///   - name: what the scores are known by.
    ///   - rank: how many chunks it gives for a question is how many are scored.
    /// - Throws: what `rank` throws.
    package func scores(of chunker: any Chunker, name: String, rank: Ranking) async throws -> ChunkingScores {
        let documents = documents
        let chunks = try await ComputeQueue.run {
            documents.enumerated().flatMap { corpus, document in
                chunker.chunks(of: document).map { PlacedChunk(corpus: corpus, chunk: $0) }
            }
        }
        let rankings = try await rank(chunks, questions.map(\.text))
        precondition(rankings.count == questions.count, "\(rankings.count) rankings of \(questions.count) questions")
        return try await ComputeQueue.run {
            ChunkingScores(
                name: name,
                chunking: chunker.identity,
                chunks: chunks,
                scores: scores(of: rankings, among: chunks),
                bootstrap: bootstrap
            )
        }
    }

    private func scores(of rankings: [[Int]], among chunks: [PlacedChunk]) -> [ExcerptScore] {
        let ranges = Dictionary(grouping: chunks, by: \.corpus).mapValues { $0.map(\.chunk.range) }
        return zip(questions, rankings).map { question, ranking in
            ExcerptScore(
                of: question,
                found: ranking.map { (chunks[$0].corpus, chunks[$0].chunk.range) },
                among: ranges[question.corpus] ?? []
            )
        }
    }
}
