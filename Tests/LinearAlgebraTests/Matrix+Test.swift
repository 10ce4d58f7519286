import LinearAlgebra

extension Matrix {
    convenience init(_ numbers: [Float], columns: Int) {
        self.init(rows: numbers.count / columns, columns: columns) { span in
            for index in numbers.indices { span[index] = numbers[index] }
        }
    }

    /// All numbers, row by row.
    var numbers: [Float] {
        (0..<rows).flatMap { row in withRow(row) { row in row.indices.map { row[$0] } } }
    }
}

/// The largest difference between what was calculated and what is true.
func largestError(of found: [Float], from expected: [Double]) -> Double {
    precondition(found.count == expected.count, "\(found.count) numbers instead of \(expected.count)")
    // A number that is none is as far away as can be.
    return zip(found, expected).lazy.map { $0.isFinite ? abs(Double($0) - $1) : .infinity }.max() ?? 0
}
