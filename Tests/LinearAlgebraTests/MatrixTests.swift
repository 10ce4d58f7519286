import LinearAlgebra
import Testing

struct MatrixTests {
    @Test func `a matrix starts as zeros, and each row is read and written by itself`() {
        let matrix = Matrix(rows: 3, columns: 2)
        #expect(matrix.numbers == [0, 0, 0, 0, 0, 0])
        matrix.setRow(1, to: [Float]([1, 2]).span)
        matrix.withMutableRow(2) { $0[1] = 3 }
        #expect(matrix.numbers == [0, 0, 1, 2, 0, 3])
        #expect(matrix.withRow(1) { $0[1] } == 2)
    }

    @Test func `what is not filled is zero`() {
        let matrix = Matrix(rows: 2, columns: 2) { $0[1] = 5 }
        #expect(matrix.numbers == [0, 5, 0, 0])
    }

    @Test func `a matrix may have no rows`() {
        #expect(Matrix(rows: 0, columns: 4).numbers == [])
    }

    @Test func `a matrix without columns ends the program, and so does a row that it has not`() async {
        await #expect(processExitsWith: .failure) { _ = Matrix(rows: 1, columns: 0) }
        await #expect(processExitsWith: .failure) { _ = Matrix(rows: 2, columns: 1).withRow(2) { $0[0] } }
        await #expect(processExitsWith: .failure) {
            Matrix(rows: 1, columns: 2).setRow(0, to: [Float]([1]).span)
        }
    }
}
