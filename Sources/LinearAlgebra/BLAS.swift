import CBLAS
import Glibc

/// The products that a search needs, and one for training, by the system's BLAS. The only place that imports it.
///
/// Linked against the standard `libblas`; which library that is, the system decides (Debian: alternatives), and where
/// OpenBLAS is installed it is OpenBLAS.
package enum BLAS {
    /// `scores[q][i] = vectors[rows][i] . queries[q]`: one `sgemv` for one query, one `sgemm` for several.
    ///
    /// - Parameter scores: a row for each query, of which the first `rows.count` numbers are written.
    package static func products(of vectors: Matrix, rows: Range<Int>, with queries: Matrix, into scores: Matrix) {
        precondition(
            rows.lowerBound >= 0 && rows.upperBound <= vectors.rows && queries.columns == vectors.columns
                && scores.rows >= queries.rows && scores.columns >= rows.count,
            "rows \(rows) of \(vectors.rows) x \(vectors.columns) with \(queries.rows) x \(queries.columns)"
                + " into \(scores.rows) x \(scores.columns)"
        )
        guard !rows.isEmpty, queries.rows > 0 else { return }
        let width = Int32(vectors.columns)
        let first = vectors.pointer + rows.lowerBound * vectors.columns
        if queries.rows == 1 {
            cblas_sgemv(
                CblasRowMajor,
                CblasNoTrans,
                Int32(rows.count),
                width,
                1,
                first,
                width,
                queries.pointer,
                1,
                0,
                scores.pointer,
                1
            )
        } else {
            cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasTrans,
                Int32(queries.rows),
                Int32(rows.count),
                width,
                1,
                queries.pointer,
                width,
                first,
                width,
                0,
                scores.pointer,
                Int32(scores.columns)
            )
        }
    }

    /// `result = left^T right`, for matrices of as many rows: how a linear layer's error becomes its gradient.
    package static func product(ofTransposed left: Matrix, with right: Matrix, into result: Matrix) {
        precondition(
            left.rows == right.rows && result.rows == left.columns && result.columns == right.columns,
            "\(left.rows) x \(left.columns), transposed, with \(right.rows) x \(right.columns)"
                + " into \(result.rows) x \(result.columns)"
        )
        cblas_sgemm(
            CblasRowMajor,
            CblasTrans,
            CblasNoTrans,
            Int32(left.columns),
            Int32(right.columns),
            Int32(left.rows),
            1,
            left.pointer,
            Int32(left.columns),
            right.pointer,
            Int32(right.columns),
            0,
            result.pointer,
            Int32(result.columns)
        )
    }

    /// Keeps the BLAS to the caller's thread: the team splits the work. Where the library is not OpenBLAS nothing is set;
    /// the reference BLAS has one thread only.
    static func useOneThread() {
        setThreads(1)
    }

    /// How many threads the BLAS uses inside a call, for measurements of the library itself.
    package static func setThreads(_ count: Int) {
        guard let symbol = dlsym(nil, "openblas_set_num_threads") else { return }
        // Unsafe: C's documented signature of that symbol.
        unsafeBitCast(symbol, to: (@convention(c) (CInt) -> Void).self)(CInt(count))
    }

    /// What calculates: `OpenBLAS Cooperlake`, or `reference or other BLAS`.
    package static var description: String {
        guard let symbol = dlsym(nil, "openblas_get_corename") else { return "reference or other BLAS" }
        // Unsafe: C's documented signature of that symbol.
        let name = unsafeBitCast(symbol, to: (@convention(c) () -> UnsafePointer<CChar>?).self)()
        return "OpenBLAS " + (name.map { String(cString: $0) } ?? "of an unnamed core")
    }
}
