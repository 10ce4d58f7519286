import Evaluation
import RAGCore
import TestSupport
import Testing

@Suite struct ChunkingEvaluationTests {
    private let documents = ["Cats purr.\n\nDogs bark.", "Cows moo.\n\nCats climb."].enumerated().map { index, text in
        Document(id: "\(index)", uri: "\(index)", title: "", text: text, blocks: [])
    }

    @Test func `the chunks of all corpora are ranked together`() async throws {
        let evaluation = ChunkingEvaluation(
            documents: documents,
            questions: [
                ExcerptQuestion(text: "purr", corpus: 0, excerpts: [0..<10]),
                ExcerptQuestion(text: "climb", corpus: 1, excerpts: [11..<22]),
            ],
            bootstrap: Bootstrap(resamples: 20)
        )
        let scores = try await evaluation.scores(of: ParagraphChunker(), name: "paragraphs 9") { chunks, questions in
            #expect(chunks.map(\.corpus) == [0, 0, 1, 1])
            #expect(chunks.map(\.chunk.text) == ["Cats purr.", "Dogs bark.", "Cows moo.", "Cats climb."])
            #expect(questions == ["purr", "climb"])
            // The second is answered by the other corpus's cats.
            return [[0], [0]]
        }
        #expect(scores.name == "paragraphs 9" && scores.chunking == "paragraphs" && scores.chunks == 4)
        #expect(scores.meanLength == 10)
        #expect(scores.perQuestion.map(\.recall) == [1, 0])
        #expect(scores.recall.value == 0.5 && scores.precision.value == 0.5 && scores.iou.value == 0.5)
        #expect(scores.precisionOmega.value == 1)
        #expect(scores.recall.interval?.low == 0 && scores.recall.interval?.high == 1)
    }

    @Test func `a ranking that fails ends it`() async {
        struct Failure: Error {}
        let evaluation = ChunkingEvaluation(
            documents: documents,
            questions: [ExcerptQuestion(text: "purr", corpus: 0, excerpts: [0..<10])]
        )
        await #expect(throws: Failure.self) {
            try await evaluation.scores(of: ParagraphChunker(), name: "") { _, _ in throw Failure() }
        }
    }
}
