import CKernels

/// `y = activation(W x + b)` for all rows of a matrix at once, with the weights packed for this processor.
///
/// Packing them once saves what a BLAS does at each call: for a question of 12 tokens the product takes a third of
/// `cblas_sgemm`'s time, for a thousand tokens 0.93 of it.
// Unchecked: nothing is written after `init`.
package final class LinearLayer: @unchecked Sendable {
    package enum Activation: Sendable {
        case identity
        /// `x/2 (1 + erf(x / sqrt 2))`, https://arxiv.org/abs/1606.08415
        case gelu
    }

    package let inputs: Int
    package let outputs: Int
    private let activation: Activation
    private let kernels: Kernels
    // Unsafe: what the kernels read; allocated here and freed in `deinit`.
    private let packed: UnsafeMutablePointer<Float>
    private let bias: [Float]

    /// - Parameters:
    ///   - weights: `outputs` x `inputs`, row-major: the layout of a linear layer in safetensors.
    ///   - bias: `outputs` numbers, at least one.
    ///   - inputs: at least 1.
    package init(
        weights: Span<Float>,
        bias: [Float],
        inputs: Int,
        activation: Activation = .identity,
        kernels: Kernels = .best
    ) {
        precondition(
            inputs > 0 && !bias.isEmpty && weights.count == inputs * bias.count,
            "\(weights.count) weights for a layer of \(bias.count) x \(inputs)"
        )
        self.inputs = inputs
        outputs = bias.count
        self.activation = activation
        self.kernels = kernels
        self.bias = bias
        packed = Matrix.allocate(nuthatch_packed_count(kernels.table, outputs, inputs))
        weights.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress else { return }
            nuthatch_pack(kernels.table, start, outputs, inputs, packed)
        }
    }

    deinit {
        packed.deallocate()
    }

    /// Writes the layer's value for the first `rows` rows of `input` into `output`, another matrix; a lane writes its
    /// columns.
    package func apply(to input: Matrix, rows: Int, into output: Matrix, on lane: Lane) {
        precondition(
            input.columns == inputs && output.columns == outputs && rows >= 0 && rows <= min(input.rows, output.rows),
            "\(rows) rows of \(input.rows) x \(input.columns) into \(output.rows) x \(output.columns)"
                + " by a layer of \(outputs) x \(inputs)"
        )
        precondition(input !== output, "a layer cannot write over what it reads")
        let width = kernels.table.pointee.panel_width
        let panels = lane.share(of: (outputs + width - 1) / width)
        bias.withUnsafeBufferPointer { bias in
            kernels.table.pointee.linear(
                input.pointer,
                inputs,
                rows,
                packed,
                inputs,
                outputs,
                panels.lowerBound,
                panels.upperBound,
                bias.baseAddress,
                activation == .gelu ? 1 : 0,
                output.pointer,
                outputs
            )
        }
    }
}
