import LinearAlgebra

/// One layer of the encoder: attention and feed-forward, each with its residual and norm behind it.
/// https://arxiv.org/abs/1810.04805
struct BertLayer: Sendable {
    private let heads: Int
    /// Queries, keys and values in one product.
    private let projection: LinearLayer
    private let attentionOutput: LinearLayer
    private let attentionNorm: LayerNorm
    private let widening: LinearLayer
    private let narrowing: LinearLayer
    private let outputNorm: LayerNorm

    init(index: Int, of weights: Safetensors, configuration: ModelConfiguration) throws(ModelError) {
        let width = configuration.hiddenSize
        let wide = configuration.intermediateSize
        let name = "encoder.layer.\(index)."
        heads = configuration.heads
        projection = try weights.layer(
            ["query", "key", "value"].map { name + "attention.self." + $0 },
            inputs: width,
            outputs: width
        )
        attentionOutput = try weights.layer([name + "attention.output.dense"], inputs: width, outputs: width)
        attentionNorm = try LayerNorm(
            name + "attention.output.LayerNorm",
            of: weights,
            configuration: configuration
        )
        widening = try weights.layer(
            [name + "intermediate.dense"],
            inputs: width,
            outputs: wide,
            activation: .gelu
        )
        narrowing = try weights.layer([name + "output.dense"], inputs: wide, outputs: width)
        outputNorm = try LayerNorm(name + "output.LayerNorm", of: weights, configuration: configuration)
    }

    /// Replaces `space.hidden` by the layer's value. Each linear layer is one product over all tokens of the batch;
    /// attention runs per sequence.
    func apply(to batch: TokenBatch, in space: EncoderWorkspace, on lane: Lane) {
        let rows = batch.tokens
        projection.apply(to: space.hidden, rows: rows, into: space.projected, on: lane)
        lane.meet()
        Kernels.best.attend(
            qkv: space.projected,
            sequences: batch.sequences,
            heads: heads,
            output: space.mixed,
            on: lane
        )
        lane.meet()
        attentionOutput.apply(to: space.mixed, rows: rows, into: space.attended, on: lane)
        lane.meet()
        attentionNorm.apply(to: space.attended, adding: space.hidden, rows: rows, on: lane)
        lane.meet()
        widening.apply(to: space.attended, rows: rows, into: space.wide, on: lane)
        lane.meet()
        narrowing.apply(to: space.wide, rows: rows, into: space.hidden, on: lane)
        lane.meet()
        outputNorm.apply(to: space.hidden, adding: space.attended, rows: rows, on: lane)
        lane.meet()
    }
}
