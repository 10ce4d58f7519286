import LocalEmbedding
import RAGCore
import TestSupport

/// A BERT model of random weights, in sizes of which none is a multiple of what a processor takes at a time.
struct SmallModel {
    static let width = 20
    static let wide = 28
    static let heads = 2
    static let layers = 2
    static let vocabularySize = 60
    static let positions = 32

    var shapes: [String: [Int]] = [:]
    var values: [String: [Float]] = [:]
    var pooling = SentencePooling.mean

    init(seed: UInt64 = 1, pooling: SentencePooling = .mean) {
        self.pooling = pooling
        var generator = SeededGenerator(seed: seed)
        func add(_ name: String, _ shape: [Int], around middle: Float = 0) {
            shapes[name] = shape
            values[name] = generator.numbers(shape.reduce(1, *)).map { middle + $0 / 2 }
        }
        func addNorm(_ name: String) {
            add(name + ".weight", [Self.width], around: 1)
            add(name + ".bias", [Self.width])
        }
        func addLayer(_ name: String, inputs: Int, outputs: Int) {
            add(name + ".weight", [outputs, inputs])
            add(name + ".bias", [outputs])
        }
        let width = Self.width
        add("embeddings.word_embeddings.weight", [Self.vocabularySize, width])
        add("embeddings.position_embeddings.weight", [Self.positions, width])
        add("embeddings.token_type_embeddings.weight", [2, width])
        addNorm("embeddings.LayerNorm")
        for layer in 0..<Self.layers {
            let name = "encoder.layer.\(layer)."
            for part in ["query", "key", "value"] {
                addLayer(name + "attention.self." + part, inputs: width, outputs: width)
            }
            addLayer(name + "attention.output.dense", inputs: width, outputs: width)
            addNorm(name + "attention.output.LayerNorm")
            addLayer(name + "intermediate.dense", inputs: width, outputs: Self.wide)
            addLayer(name + "output.dense", inputs: Self.wide, outputs: width)
            addNorm(name + "output.LayerNorm")
        }
    }

    /// The files of its folder.
    var files: [String: [UInt8]] {
        let configuration = ModelFolderFiles.configuration
            .replacing(#""hidden_size": 8"#, with: #""hidden_size": \#(Self.width)"#)
            .replacing(#"_layers": 1"#, with: #"_layers": \#(Self.layers)"#)
            .replacing(#""intermediate_size": 16"#, with: #""intermediate_size": \#(Self.wide)"#)
        let mode = ModelFolderFiles.pooling
            .replacing("8", with: "\(Self.width)")
            .replacing(#"cls_token": false"#, with: #"cls_token": \#(pooling == .cls)"#)
            .replacing(#"mean_tokens": true"#, with: #"mean_tokens": \#(pooling == .mean)"#)
        let tensors = shapes.sorted { $0.key < $1.key }.map { name, shape in
            SafetensorsBytes.Tensor.floats(name, shape, values[name] ?? [])
        }
        return ModelFolderFiles.sound().merging([
            "config.json": Array(configuration.utf8),
            "1_Pooling/config.json": Array(mode.utf8),
            "model.safetensors": SafetensorsBytes(tensors: tensors).bytes,
        ]) { $1 }
    }

    /// Texts as ids that mean nothing, of `lengths` tokens.
    static func texts(of lengths: [Int], seed: UInt64 = 2) -> [TokenizedText] {
        var generator = SeededGenerator(seed: seed)
        return lengths.map { length in
            let ids = (0..<length).map { _ in Int32.random(in: 0..<Int32(vocabularySize), using: &generator) }
            return TokenizedText(ids: ids, isTruncated: false)
        }
    }
}
