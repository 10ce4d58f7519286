import LinearAlgebra
import LocalEmbedding
import RAGCore
import TestSupport
import Testing

/// The encoder with the weights of `SmallModel`, against `ReferenceEncoder`.
struct EncoderTests {
    private func embedder(of model: SmallModel, team: Team = .shared) throws -> LocalEmbedder {
        let folder = try TemporaryFolder(model.files)
        return try withExtendedLifetime(folder) { try LocalEmbedder(folder: folder.path, team: team) }
    }

    @Test(arguments: [SentencePooling.mean, .cls])
    func `vectors are those of a plain encoder, whatever the sizes`(pooling: SentencePooling) throws {
        let model = SmallModel(pooling: pooling)
        let reference = ReferenceEncoder(model)
        let texts = SmallModel.texts(of: [1, 2, 3, 8, 17, 32, 5, 24])
        let embeddings = try embedder(of: model).embeddings(of: texts)
        for (embedding, text) in zip(embeddings, texts) {
            let expected = reference.vector(of: text.ids)
            #expect(zip(embedding.vector, expected).allSatisfy { abs(Double($0) - $1) < 1e-5 }, "\(text.ids.count)")
            #expect(embedding.vector.count == SmallModel.width)
            #expect(embedding.tokens == text.ids.count)
        }
    }

    /// Up to 256 tokens all lanes share a batch; of more, each takes batches of its own.
    @Test(arguments: [1, 2, 3, 7])
    func `lanes together give what one gives alone`(lanes: Int) throws {
        let model = SmallModel()
        let (alone, shared) = (
            try embedder(of: model, team: Team(size: 1)), try embedder(of: model, team: Team(size: lanes))
        )
        for lengths in [[1], [32], [3, 1, 9], [Int](repeating: 32, count: 8), (0..<90).map { $0 % 32 + 1 }] {
            let texts = SmallModel.texts(of: lengths)
            let expected = try texts.map { try alone.embeddings(of: [$0])[0] }
            #expect(try shared.embeddings(of: texts) == expected)
        }
    }

    @Test func `no texts have no vectors`() async throws {
        let embedder = try embedder(of: SmallModel())
        #expect(try await embedder.embed([]) == [])
        #expect(try embedder.embeddings(of: []) == [])
    }

    @Test func `a text is cut at the model's own limit, and its embedding says so`() async throws {
        let embedder = try embedder(of: SmallModel())
        let birds = { String(repeating: "the bird ", count: $0) }
        let embeddings = try await embedder.embed(["", birds(11), birds(11) + "the", birds(1000)])
        #expect(embeddings.map(\.tokens) == [2, 24, 24, 24])
        #expect(embeddings.map(\.isTruncated) == [false, false, true, true])
        #expect(embeddings[2].vector == embeddings[1].vector)
        #expect(embeddings[3].vector == embeddings[1].vector)
    }

    @Test func `callers at the same time get what each alone would`() async throws {
        let embedder = try embedder(of: SmallModel())
        let expected = try await embedder.embed("the bird wanted a cafe")
        try await withThrowingTaskGroup { group in
            for _ in 0..<20 {
                group.addTask { try await embedder.embed("the bird wanted a cafe") }
            }
            for try await embedding in group { #expect(embedding == expected) }
        }
    }

    /// What stands in one of them, when the model is opened.
    @Test(arguments: [
        "embeddings.position_embeddings.weight", "embeddings.token_type_embeddings.weight",
        "embeddings.LayerNorm.weight", "encoder.layer.0.attention.self.key.weight",
        "encoder.layer.1.attention.self.value.bias", "encoder.layer.0.attention.output.dense.weight",
        "encoder.layer.1.intermediate.dense.bias", "encoder.layer.1.output.LayerNorm.bias",
    ])
    func `weights that are no finite numbers are refused`(name: String) throws {
        for spoiled: Float in [.nan, .infinity, -.infinity] {
            var model = SmallModel()
            model.values[name]?[3] = spoiled
            let rule = "\(name) holds a value that is not a number or is infinite; fetch the model again."
            #expect(try message(of: model) == "DIR/model.safetensors: \(rule)")
        }
    }

    /// The table of words is large, and is read where a text needs it.
    @Test func `a word that is no finite numbers is refused where it is read`() async throws {
        var model = SmallModel()
        // The tokens of `the` and `bird` are 5 and 10.
        model.values["embeddings.word_embeddings.weight"]?[10 * SmallModel.width] = .nan
        let embedder = try embedder(of: model)
        #expect(try await embedder.embed("the").tokens == 3)
        let error = await #expect(throws: ModelError.self) { try await embedder.embed(["the", "bird"]) }
        let fault = "holds a value that is not a number or is infinite; fetch the model again."
        #expect(error?.description == "\(embedder.fingerprint): an embedding \(fault)")
        let passages = [SegmentedPassage(context: "", sentences: ["the bird"])]
        let other = await #expect(throws: ModelError.self) {
            try await embedder.relevance(of: passages, to: [WeightedWord(text: "the", weight: 1)])
        }
        #expect(other?.description == "\(embedder.fingerprint): an embedding \(fault)")
    }

    @Test func `weights that lack a tensor or have another shape are refused`() throws {
        let name = "encoder.layer.1.attention.self.query.weight"
        var model = SmallModel()
        model.shapes[name] = nil
        #expect(
            try message(of: model)
                == "DIR/model.safetensors has no tensor \(name); it is not the weights of the BERT model that config.json "
                + "describes."
        )
        model = SmallModel()
        model.shapes[name] = [SmallModel.width * 2, SmallModel.width / 2]
        #expect(
            try message(of: model)
                == "DIR/model.safetensors: \(name) has the shape [40, 10]; config.json asks for [20, 20]."
        )
    }

    private func message(of model: SmallModel) throws -> String? {
        let folder = try TemporaryFolder(model.files)
        let error = #expect(throws: ModelError.self) { try LocalEmbedder(folder: folder.path) }
        return error?.description.replacing(folder.path, with: "DIR")
    }
}
