import LinearAlgebra
package import RAGCore

/// Late interaction with the embedder's own token vectors: each word of the question looks for the word of the passage
/// that is nearest to it, and the mean of these cosines is the relevance (MaxSim, https://arxiv.org/abs/2004.12832).
///
/// It needs no second model, and sees what one vector a passage blurs: that a passage is about the right thing, but not
/// about what was asked of it.
extension LocalEmbedder: RelevanceJudge {
    package func relevance(of passages: [SegmentedPassage], to question: [WeightedWord]) async throws -> [Relevance] {
        try await ComputeQueue.run { try self.judge(passages, question) }
    }

    /// `relevance`, on the caller's thread and the team's.
    func judge(_ passages: [SegmentedPassage], _ question: [WeightedWord]) throws(ModelError) -> [Relevance] {
        let asked = SegmentedTokens(question.map(\.text), tokenizer: tokenizer, limit: maximumTokens)
        let weights = zip(asked.segments, question).flatMap { segment, word in segment.map { _ in word.weight } }
        let total = weights.reduce(0, +)
        guard total > 0, !passages.isEmpty else {
            return passages.map { Relevance(passage: 0, sentences: $0.sentences.map { _ in 0 }) }
        }
        let read = passages.map {
            SegmentedTokens([$0.context] + $0.sentences, tokenizer: tokenizer, limit: maximumTokens)
        }
        var batch = TokenBatch()
        batch.append(asked.ids)
        for tokens in read { batch.append(tokens.ids) }
        let hidden = try hiddenStates(of: batch)

        let rows = asked.segments.flatMap { $0.map { batch.sequences[0].lowerBound + $0 } }
        let words = Matrix(rows: rows.count, columns: dimension)
        for (word, row) in rows.enumerated() {
            hidden.withRow(row) { words.setRow(word, to: $0.unitLength.span) }
        }
        return zip(read, batch.sequences.dropFirst()).map { tokens, sequence in
            let cosines = Self.cosines(of: words, with: hidden, rows: sequence)
            func best(_ segments: some Sequence<Range<Int>>) -> Double {
                let columns = segments.flatMap(\.self)
                let sum = cosines.indices.reduce(Float(0)) { sum, word in
                    sum + weights[word] * (columns.lazy.map { cosines[word][$0] }.max() ?? 0)
                }
                return Double(sum / total)
            }
            return Relevance(
                passage: best(tokens.segments),
                sentences: tokens.segments.dropFirst().map { best(CollectionOfOne($0)) }
            )
        }
    }

    /// For each word the cosines to the tokens of some rows.
    private static func cosines(of words: Matrix, with hidden: Matrix, rows: Range<Int>) -> [[Float]] {
        let products = Matrix(rows: words.rows, columns: rows.count)
        BLAS.products(of: hidden, rows: rows, with: words, into: products)
        let lengths = rows.map { row in hidden.withRow(row) { $0.length } }
        return (0..<words.rows).map { word in
            products.withRow(word) { products in lengths.indices.map { products[$0] / lengths[$0] } }
        }
    }
}

/// The token ids of a text given in segments, and where each segment's tokens are.
private struct SegmentedTokens {
    /// With the special tokens at both ends, cut at the limit.
    private(set) var ids: [Int32]
    private(set) var segments: [Range<Int>] = []

    init(_ texts: [String], tokenizer: WordPieceTokenizer, limit: Int) {
        let ends = tokenizer.encode("", limit: limit).ids
        ids = Array(ends.prefix(1))
        for text in texts {
            let inner = tokenizer.encode(text, limit: limit).ids.dropFirst().dropLast()
            let taken = inner.prefix(max(0, limit - ends.count + 1 - ids.count))
            segments.append(ids.count..<(ids.count + taken.count))
            ids += taken
        }
        ids += ends.dropFirst()
    }
}

extension Span<Float> {
    fileprivate var length: Float {
        var squares: Float = 0
        for index in indices { squares += self[index] * self[index] }
        return max(squares.squareRoot(), .leastNormalMagnitude)
    }

    fileprivate var unitLength: [Float] {
        let length = length
        return indices.map { self[$0] / length }
    }
}
