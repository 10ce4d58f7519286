import LinearAlgebra
import RAGCore
import TestSupport
import Testing

struct BLASTests {
    /// One query is a product of matrix and vector, several one of two matrices.
    @Test(arguments: [1, 2, 9])
    func `products are those of rows and queries`(count: Int) {
        var generator = SeededGenerator(seed: 10)
        for columns in [1, 8, 37] {
            let vectors = Matrix(generator.numbers(60 * columns), columns: columns)
            let queries = Matrix(generator.numbers(count * columns), columns: columns)
            for rows in [0..<60, 0..<1, 59..<60, 17..<50, 30..<30] {
                let scores = Matrix([Float](repeating: 7, count: (count + 1) * 64), columns: 64)
                BLAS.products(of: vectors, rows: rows, with: queries, into: scores)
                for query in 0..<count {
                    let expected = rows.map { dot(vectors, $0, queries, query) }
                    let found = scores.withRow(query) { row in (0..<rows.count).map { row[$0] } }
                    #expect(largestError(of: found, from: expected) < 1e-5, "\(count) x \(columns), \(rows)")
                    #expect(scores.withRow(query) { row in (rows.count..<64).allSatisfy { row[$0] == 7 } })
                }
                #expect(scores.withRow(count) { row in row.indices.allSatisfy { row[$0] == 7 } })
            }
        }
    }

    @Test(arguments: [1, 2, 37]) func `a transposed product sums over rows`(count: Int) {
        var generator = SeededGenerator(seed: 11)
        let left = Matrix(generator.numbers(count * 5), columns: 5)
        let right = Matrix(generator.numbers(count * 9), columns: 9)
        let result = Matrix([Float](repeating: 7, count: 45), columns: 9)
        BLAS.product(ofTransposed: left, with: right, into: result)
        let (leftNumbers, rightNumbers) = (left.numbers, right.numbers)
        let expected = (0..<45).map { cell in
            (0..<count).reduce(0.0) {
                $0 + Double(leftNumbers[$1 * 5 + cell / 9]) * Double(rightNumbers[$1 * 9 + cell % 9])
            }
        }
        #expect(largestError(of: result.numbers, from: expected) < 1e-4)
    }

    @Test func `no queries have no products`() {
        let scores = Matrix([7], columns: 1)
        BLAS.products(of: Matrix([1], columns: 1), rows: 0..<1, with: Matrix(rows: 0, columns: 1), into: scores)
        #expect(scores.numbers == [7])
    }

    @Test func `what calculates has a name`() {
        #expect(BLAS.description.hasPrefix("OpenBLAS ") || BLAS.description == "reference or other BLAS")
    }

    @Test func `products that do not fit end the program`() async {
        await #expect(processExitsWith: .failure) {
            let matrix = Matrix(rows: 2, columns: 2)
            BLAS.products(of: matrix, rows: 0..<2, with: matrix, into: Matrix(rows: 2, columns: 1))
        }
    }

    private func dot(_ left: Matrix, _ leftRow: Int, _ right: Matrix, _ rightRow: Int) -> Double {
        left.withRow(leftRow) { left in
            right.withRow(rightRow) { right in
                left.indices.reduce(0) { $0 + Double(left[$1]) * Double(right[$1]) }
            }
        }
    }
}
