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
            values,
            residual: residual,
            rows: rows,
            scale: scale,
            shift: shift,
            epsilon: epsilon,
            on: lane
        )
    }
}
