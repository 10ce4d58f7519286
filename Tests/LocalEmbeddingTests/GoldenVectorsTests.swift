import LocalEmbedding
import RAGCore
import TestSupport
import Testing

/// `Fixtures/vectors.jsonl` has texts with the vectors that sentence-transformers gives them, to five decimals.
struct GoldenVectorsTests {
    private struct Line: Decodable {
        var text: String
        var tokens: Int
        var isTruncated: Bool
        var vector: [Float]
    }

    private let lines: [Line]

    init() throws {
        lines = try Fixtures.read(Line.self, from: "vectors.jsonl")
        #expect(lines.count > 20)
    }

    @Test func `vectors are those of the reference, and so are the tokens that were read`() async throws {
        let embedder = try DefaultModel.embedder()
        #expect(embedder.dimension == 384)
        #expect(embedder.maximumTokens == 256)
        let embeddings = try await embedder.embed(lines.map(\.text))
        #expect(embeddings.count == lines.count)
        for (embedding, line) in zip(embeddings, lines) {
            #expect(cosine(embedding.vector, line.vector) >= 0.99999, "\(line.text.prefix(40))")
            #expect(zip(embedding.vector, line.vector).allSatisfy { abs($0 - $1) < 2e-5 }, "\(line.text.prefix(40))")
            #expect(embedding.tokens == line.tokens, "\(line.text.prefix(40))")
            #expect(embedding.isTruncated == line.isTruncated, "\(line.text.prefix(40))")
        }
        #expect(Set(lines.map(\.isTruncated)) == [true, false])
    }

    @Test func `vectors have unit length`() async throws {
        for embedding in try await DefaultModel.embedder().embed(lines.map(\.text)) {
            let square = embedding.vector.reduce(0) { $0 + Double($1) * Double($1) }
            #expect(abs(square - 1) < 1e-6)
        }
    }

    @Test func `a batch gives the vectors that the texts have one by one`() async throws {
        let embedder = try DefaultModel.embedder()
        let batch = try await embedder.embed(lines.map(\.text))
        for (line, embedding) in zip(lines, batch) {
            let alone = try await embedder.embed(line.text)
            #expect(zip(alone.vector, embedding.vector).allSatisfy { abs($0 - $1) < 1e-6 }, "\(line.text.prefix(40))")
            #expect(alone.tokens == embedding.tokens)
        }
    }

    @Test func `what is beyond the limit changes nothing`() async throws {
        let embedder = try DefaultModel.embedder()
        let long = lines.filter(\.isTruncated).map(\.text)
        let (cut, longer) = (try await embedder.embed(long), try await embedder.embed(long.map { $0 + " and more" }))
        #expect(cut == longer)
    }
}
