import LinearAlgebra

/// The first vectors of tokens: word + position + type, normalised.
struct BertEmbeddings: Sendable {
    private let words: WeightTensor
    /// Position and type 0 added up: a row a position.
    private let places: Matrix
    private let norm: LayerNorm

    init(of weights: Safetensors, configuration: ModelConfiguration) throws(ModelError) {
        let width = configuration.hiddenSize
        words = try weights.tensor("embeddings.word_embeddings.weight", shape: [configuration.vocabularySize, width])
        let positions = try weights.finiteTensor(
            "embeddings.position_embeddings.weight",
            shape: [configuration.positions, width]
        )
        let types = try weights.finiteTensor(
            "embeddings.token_type_embeddings.weight",
            shape: [configuration.tokenTypes, width]
        )
        places = Matrix(rows: configuration.positions, columns: width) { rows in
            positions.withValues { positions in
                types.withValues { types in
                    for index in positions.indices { rows[index] = positions[index] + types[index % width] }
                }
            }
        }
        norm = try LayerNorm("embeddings.LayerNorm", of: weights, configuration: configuration)
    }

    /// Writes the vectors of the batch's tokens into `space.hidden`.
    ///
    /// Each id is less than the vocabulary's size, and no sequence has more tokens than there are positions.
    func apply(to batch: TokenBatch, in space: EncoderWorkspace, on lane: Lane) {
        let width = space.hidden.columns
        words.withValues { words in
            for sequence in batch.sequences {
                for row in sequence where lane.owns(row) {
                    let word = Int(batch.ids[row]) * width
                    places.withRow(row - sequence.lowerBound) { place in
                        space.hidden.withMutableRow(row) { hidden in
                            for column in 0..<width { hidden[column] = words[word + column] + place[column] }
                        }
                    }
                }
            }
        }
        lane.meet()
        norm.apply(to: space.hidden, adding: nil, rows: batch.tokens, on: lane)
        lane.meet()
    }
}

extension Lane {
    /// Deals rows out one by one.
    fileprivate func owns(_ row: Int) -> Bool {
        row % count == index
    }
}
