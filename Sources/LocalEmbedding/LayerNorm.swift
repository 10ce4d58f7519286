import LinearAlgebra

/// A layer normalisation with its scale and shift. https://arxiv.org/abs/1607.06450
struct LayerNorm: Sendable {
    private let scale: [Float]
    private let shift: [Float]
    private let epsilon: Float

    init(_ name: String, of weights: Safetensors, configuration: ModelConfiguration) throws(ModelError) {
        scale = try weights.values(name + ".weight", count: configuration.hiddenSize)
        shift = try weights.values(name + ".bias", count: configuration.hiddenSize)
        epsilon = configuration.layerNormEpsilon
    }

    /// `values = norm(values + residual)` for the first `rows` rows.
    func apply(to values: Matrix, adding residual: Matrix?, rows: Int, on lane: Lane) {
        Kernels.best.addAndNormalise(
            values, residual: residual, rows: rows, scale: scale, shift: shift, epsilon: epsilon, on: lane
        )
    }
}

extension Safetensors {
    /// A vector of `count` finite numbers.
    func values(_ name: String, count: Int) throws(ModelError) -> [Float] {
        let tensor = try tensor(name, shape: [count])
        try tensor.checkFinite()
        return tensor.withValues { values in
            values.indices.map { values[$0] }
        }
    }

    /// One linear layer made of those named, their outputs side by side.
    func layer(
        _ names: [String],
        inputs: Int,
        outputs: Int,
        activation: LinearLayer.Activation = .identity
    ) throws(ModelError) -> LinearLayer {
        var bias: [Float] = []
        var tensors: [WeightTensor] = []
        for name in names {
            let tensor = try tensor(name + ".weight", shape: [outputs, inputs])
            try tensor.checkFinite()
            tensors.append(tensor)
            bias += try values(name + ".bias", count: outputs)
        }
        if tensors.count == 1 {
            return tensors[0].withValues { LinearLayer(weights: $0, bias: bias, inputs: inputs, activation: activation) }
        }
        var weights: [Float] = []
        weights.reserveCapacity(tensors.count * inputs * outputs)
        for tensor in tensors {
            tensor.withValues { values in
                for index in values.indices { weights.append(values[index]) }
            }
        }
        return LinearLayer(weights: weights.span, bias: bias, inputs: inputs, activation: activation)
    }
}
