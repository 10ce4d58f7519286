/// Observations of several figures: a row an observation, a column a figure.
///
/// Eight columns lie side by side, so that one visit of a row adds to eight sums.
package struct SampleTable: Sendable {
    typealias Lanes = SIMD8<Double>

    package let rows: Int
    package let columns: Int
    /// Each of eight columns, row by row; what is over in the last is 0.
    let blocks: [[Lanes]]

    /// - Parameter columns: all of the same length.
    package init(columns: [[Double]]) {
        let rows = columns.first?.count ?? 0
        precondition(columns.allSatisfy { $0.count == rows }, "columns of \(columns.map(\.count)) rows")
        self.rows = rows
        self.columns = columns.count
        blocks = stride(from: 0, to: columns.count, by: Lanes.scalarCount).map { first in
            let lanes = columns[first..<min(first + Lanes.scalarCount, columns.count)]
            var block = [Lanes](repeating: .zero, count: rows)
            for (lane, column) in lanes.enumerated() {
                for (row, value) in column.enumerated() { block[row][lane] = value }
            }
            return block
        }
    }

    func column(_ index: Int) -> [Double] {
        let (block, lane) = index.quotientAndRemainder(dividingBy: Lanes.scalarCount)
        return blocks[block].map { $0[lane] }
    }

    /// The figures of each column, from those of the blocks.
    func columns<Value>(of figures: [SIMD8<Value>]) -> [Value] {
        (0..<columns).map { figures[$0 / Lanes.scalarCount][$0 % Lanes.scalarCount] }
    }
}
