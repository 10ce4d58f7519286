import CKernels

/// The inner loops for one instruction set.
// Unchecked: a table of functions in the program's read-only memory.
package struct Kernels: @unchecked Sendable {
    // Unsafe: C's table; it lives as long as the program.
    let table: UnsafePointer<nuthatch_kernels>

    /// All that this processor can run, the narrowest first.
    package static let all = Array(
        sequence(state: 0) { index in
            defer { index += 1 }
            return nuthatch_kernels_at(index).map(Kernels.init)
        }
    )
    /// The widest that this processor has.
    package static let best = all[all.count - 1]
    /// Those that every processor has.
    package static let baseline = all[0]

    /// `avx512`, `avx2` or `baseline`.
    package var name: String { String(cString: table.pointee.name) }

    /// Softmax attention, sequence by sequence.
    ///
    /// - Parameters:
    ///   - qkv: a row a token: queries, keys and values of all heads side by side.
    ///   - sequences: the rows of each sequence.
    ///   - output: a row a token: the mixed values of all heads. A lane writes its heads.
    package func attend(qkv: Matrix, sequences: [Range<Int>], heads: Int, output: Matrix, on lane: Lane) {
        let width = output.columns
        precondition(
            qkv.columns == 3 * width && heads > 0 && width % heads == 0,
            "attention of \(heads) heads over \(width) columns"
        )
        let mine = lane.share(of: heads)
        let longest = sequences.lazy.map(\.count).max() ?? 0
        let scratch = Matrix.allocate(nuthatch_attention_scratch(table, longest, width / heads))
        defer { scratch.deallocate() }
        for sequence in sequences where !sequence.isEmpty {
            precondition(sequence.upperBound <= min(qkv.rows, output.rows), "sequence \(sequence) beyond the matrix")
            table.pointee.attention(
                qkv.pointer + sequence.lowerBound * qkv.columns,
                qkv.columns,
                sequence.count,
                heads,
                width / heads,
                mine.lowerBound,
                mine.upperBound,
                scratch,
                output.pointer + sequence.lowerBound * width,
                width
            )
        }
    }

    /// `values = layerNorm(values + residual) * scale + shift` for the first `rows` rows, in place; a lane takes its rows.
    package func addAndNormalise(
        _ values: Matrix,
        residual: Matrix?,
        rows: Int,
        scale: [Float],
        shift: [Float],
        epsilon: Float,
        on lane: Lane
    ) {
        let width = values.columns
        precondition(scale.count == width && shift.count == width, "a norm of \(scale.count) over \(width) columns")
        precondition(
            rows >= 0 && rows <= values.rows && residual.map { $0.columns == width && rows <= $0.rows } ?? true,
            "\(rows) rows of \(values.rows) x \(width), added to \(residual?.rows ?? rows) x \(residual?.columns ?? width)"
        )
        let mine = lane.share(of: rows)
        scale.withUnsafeBufferPointer { scale in
            shift.withUnsafeBufferPointer { shift in
                guard let scale = scale.baseAddress, let shift = shift.baseAddress else { return }
                table.pointee.add_norm(
                    values.pointer + mine.lowerBound * width,
                    residual.map { $0.pointer + mine.lowerBound * width },
                    mine.count,
                    width,
                    scale,
                    shift,
                    epsilon
                )
            }
        }
    }

    /// Finds the scores above `floor`: writes their indices, ascending, and returns how many there are. `indices` has
    /// room for as many as there are scores, and is kept by the caller from call to call.
    package func scan(_ scores: Span<Float>, above floor: Float, indices: inout [UInt32]) -> Int {
        precondition(indices.count >= scores.count, "room for \(indices.count) of \(scores.count) indices")
        return scores.withUnsafeBufferPointer { scores in
            indices.withUnsafeMutableBufferPointer { indices in
                guard let from = scores.baseAddress, let to = indices.baseAddress else { return 0 }
                return table.pointee.above(from, scores.count, floor, to)
            }
        }
    }
}
