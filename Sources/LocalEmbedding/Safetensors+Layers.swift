import LinearAlgebra

extension Safetensors {
    /// A tensor of finite numbers.
    func finiteTensor(_ name: String, shape: [Int]) throws(ModelError) -> WeightTensor {
        let tensor = try tensor(name, shape: shape)
        try tensor.checkFinite()
        return tensor
    }

    /// A vector of `count` finite numbers.
    func values(_ name: String, count: Int) throws(ModelError) -> [Float] {
        try finiteTensor(name, shape: [count]).withValues { values in
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
            tensors.append(try finiteTensor(name + ".weight", shape: [outputs, inputs]))
            bias += try values(name + ".bias", count: outputs)
        }
        if tensors.count == 1 {
            return tensors[0].withValues {
                LinearLayer(weights: $0, bias: bias, inputs: inputs, activation: activation)
            }
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
