import LinearAlgebra

/// A BERT encoder with its pooling: token ids in, unit vectors out.
struct BertEncoder: Sendable {
    let configuration: ModelConfiguration
    private let pooling: SentencePooling
    private let embeddings: BertEmbeddings
    private let layers: [BertLayer]

    init(folder: ModelFolder, team: Team) throws(ModelError) {
        configuration = folder.configuration
        pooling = folder.pooling
        embeddings = try BertEmbeddings(of: folder.weights, configuration: configuration)
        layers = try Self.layers(of: folder, team: team)
        // The layers hold copies of their weights; of words, only those that texts have are read from now on.
        folder.weights.file.releasePages()
    }

    /// The batch's vectors, in the order of its sequences. All lanes of a team call it together, with one workspace.
    func encode(_ batch: TokenBatch, in space: EncoderWorkspace, on lane: Lane) {
        embeddings.apply(to: batch, in: space, on: lane)
        for layer in layers { layer.apply(to: batch, in: space, on: lane) }
    }

    /// The unit vectors of the batch's sequences, from the hidden states that `encode` left in `space`.
    func vectors(of batch: TokenBatch, in space: EncoderWorkspace) -> [[Float]] {
        batch.sequences.map { sequence in
            var vector = [Float](repeating: 0, count: configuration.hiddenSize)
            for row in pooling == .cls ? sequence.prefix(1) : sequence {
                space.hidden.withRow(row) { hidden in
                    for column in hidden.indices { vector[column] += hidden[column] }
                }
            }
            // The mean's divisor goes with the length.
            let length = vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
            for column in vector.indices { vector[column] = Float(Double(vector[column]) / length) }
            return vector
        }
    }

    /// Packing the weights is most of the start, so the team shares it.
    private static func layers(of folder: ModelFolder, team: Team) throws(ModelError) -> [BertLayer] {
        let results = Collected<Result<BertLayer, ModelError>>(count: folder.configuration.layers)
        team.forEach(folder.configuration.layers) { index in
            results.set(
                index,
                Result { () throws(ModelError) in
                    try BertLayer(index: index, of: folder.weights, configuration: folder.configuration)
                }
            )
        }
        var layers: [BertLayer] = []
        for result in results.values { layers.append(try result.get()) }
        return layers
    }
}
