import Glibc

/// A row-major matrix of single-precision numbers at a fixed place in memory, aligned for vector instructions.
///
/// It is a class because several lanes fill parts of one matrix at the same time.
// Unchecked: the pointer never changes; who writes which part is agreed by `Lane`, whose `meet()` orders the accesses.
package final class Matrix: @unchecked Sendable {
    package let rows: Int
    package let columns: Int
    // Unsafe: the C kernels take pointers. It is valid from `init` to `deinit` and leaves this module never.
    let pointer: UnsafeMutablePointer<Float>

    /// A matrix of zeros.
    package init(rows: Int, columns: Int) {
        precondition(rows >= 0 && columns > 0, "a matrix of \(rows) x \(columns)")
        self.rows = rows
        self.columns = columns
        pointer = Matrix.allocate(rows * columns)
        pointer.initialize(repeating: 0, count: rows * columns)
    }

    /// The rows that `fill` writes, one behind the other; what it leaves is zero.
    package convenience init(rows: Int, columns: Int, fill: (inout MutableSpan<Float>) -> Void) {
        self.init(rows: rows, columns: columns)
        var span = MutableSpan<Float>(_unsafeStart: pointer, count: rows * columns)
        fill(&span)
    }

    deinit {
        pointer.deallocate()
    }

    /// The numbers of one row.
    package func withRow<Result>(_ row: Int, _ body: (Span<Float>) throws -> Result) rethrows -> Result {
        precondition(row >= 0 && row < rows, "row \(row) of a matrix with \(rows)")
        return try body(Span(_unsafeStart: pointer + row * columns, count: columns))
    }

    /// Replaces the numbers of one row.
    package func setRow(_ row: Int, to values: Span<Float>) {
        precondition(values.count == columns, "\(values.count) numbers for a row of \(columns)")
        precondition(row >= 0 && row < rows, "row \(row) of a matrix with \(rows)")
        values.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress else { return }
            (pointer + row * columns).update(from: start, count: columns)
        }
    }

    /// The numbers of one row, to be written.
    package func withMutableRow<Result>(
        _ row: Int,
        _ body: (inout MutableSpan<Float>) throws -> Result
    ) rethrows -> Result {
        precondition(row >= 0 && row < rows, "row \(row) of a matrix with \(rows)")
        var span = MutableSpan<Float>(_unsafeStart: pointer + row * columns, count: columns)
        return try body(&span)
    }

    /// Room for `count` numbers on a cache line's boundary; a large one in huge pages where the system has them, which a
    /// product that streams through it reads faster.
    static func allocate(_ count: Int) -> UnsafeMutablePointer<Float> {
        let bytes = max(1, count) * MemoryLayout<Float>.stride
        let isLarge = bytes >= hugePage
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: isLarge ? hugePage : 64)
        // Advice only: where it is not taken, the pages are small ones.
        if isLarge { madvise(memory, bytes, MADV_HUGEPAGE) }
        return memory.bindMemory(to: Float.self, capacity: count)
    }

    private static let hugePage = 2 << 20
}
