import LinearAlgebra

/// The matrices that one pass through the encoder writes: a row a token.
struct EncoderWorkspace: Sendable {
    /// The tokens' vectors: what a layer reads, and in the end writes.
    let hidden: Matrix
    /// Queries, keys and values.
    let projected: Matrix
    /// What attention gives.
    let mixed: Matrix
    /// The attention's part of a layer, done.
    let attended: Matrix
    /// The wide middle of the feed-forward part.
    let wide: Matrix

    init(rows: Int, configuration: ModelConfiguration) {
        let width = configuration.hiddenSize
        hidden = Matrix(rows: rows, columns: width)
        projected = Matrix(rows: rows, columns: 3 * width)
        mixed = Matrix(rows: rows, columns: width)
        attended = Matrix(rows: rows, columns: width)
        wide = Matrix(rows: rows, columns: configuration.intermediateSize)
    }
}
