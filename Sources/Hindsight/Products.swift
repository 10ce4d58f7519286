import LinearAlgebra

/// The products of the rows of two matrices, a block of rows at a time, so that they need little room.
enum Products {
    private static let block = 256

    /// Gives each row of `rows`, in order, its products with all rows of `others`; more numbers may follow them.
    static func forEachRow(of rows: Matrix, with others: Matrix, _ body: (Int, Span<Float>) -> Void) {
        guard others.rows > 0 else { return }
        for start in stride(from: 0, to: rows.rows, by: block) {
            let count = min(block, rows.rows - start)
            let part = Matrix(rows: count, columns: rows.columns)
            for row in 0..<count { rows.withRow(start + row) { part.setRow(row, to: $0) } }
            let scores = Matrix(rows: count, columns: others.rows)
            BLAS.products(of: others, rows: 0..<others.rows, with: part, into: scores)
            for row in 0..<count { scores.withRow(row) { body(start + row, $0) } }
        }
    }
}
