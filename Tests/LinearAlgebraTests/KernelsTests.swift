import LinearAlgebra
import RAGCore
import TestSupport
import Testing

/// Every instruction set that this processor has, against `Reference`.
struct KernelsTests {
    @Test func `the narrowest kernels are the baseline, and the widest the best`() {
        let names = Kernels.all.map(\.name)
        #expect(names.first == Kernels.baseline.name)
        #expect(names.last == Kernels.best.name)
        #expect(Set(names).count == names.count)
        #expect(Kernels.baseline.name == "baseline")
    }

    /// Sequences of 1 to 70 tokens: less than a vector, whole panels, and a bit more; heads narrower than a panel, as
    /// wide as one and wider.
    @Test(arguments: Kernels.all)
    func `attention is the softmax of the scaled products, times the values`(kernels: Kernels) {
        var generator = SeededGenerator(seed: 1)
        for lengths in [[1], [2, 1, 16], [7, 0, 33, 5], [70], [32, 31]] {
            for (heads, headWidth) in [(1, 1), (2, 10), (3, 16), (2, 33), (12, 4)] {
                let width = heads * headWidth
                let parts = lengths.map { generator.numbers($0 * 3 * width).map { $0 * 3 } }
                let output = Matrix(rows: lengths.reduce(0, +), columns: width)
                kernels.attend(
                    qkv: Matrix(parts.flatMap(\.self), columns: 3 * width),
                    sequences: rows(of: lengths),
                    heads: heads,
                    output: output,
                    on: .alone
                )
                let expected = parts.flatMap { Reference.attention($0, heads: heads, width: width) }
                #expect(largestError(of: output.numbers, from: expected) < 5e-6, "\(lengths), \(heads) x \(headWidth)")
            }
        }
    }

    @Test(arguments: Kernels.all)
    func `attention to one token that stands out is all of its value`(kernels: Kernels) {
        // The products are 0 and 1e6: the exponential of their difference must not be infinite, nor the sum zero.
        let qkv = Matrix([1000, 1000, 0.25, 1000, 0, 0.75], columns: 3)
        let output = Matrix(rows: 2, columns: 1)
        kernels.attend(qkv: qkv, sequences: [0..<2], heads: 1, output: output, on: .alone)
        #expect(output.numbers == [0.25, 0.25])
    }

    @Test(arguments: Kernels.all)
    func `lanes share the heads, however few they are`(kernels: Kernels) {
        var generator = SeededGenerator(seed: 2)
        let (heads, width, length) = (3, 30, 21)
        let qkv = Matrix(generator.numbers(length * 3 * width), columns: 3 * width)
        let alone = Matrix(rows: length, columns: width)
        kernels.attend(qkv: qkv, sequences: [0..<length], heads: heads, output: alone, on: .alone)
        for size in [2, 3, 5] {
            let output = Matrix(rows: length, columns: width)
            Team(size: size).run { lane in
                kernels.attend(qkv: qkv, sequences: [0..<length], heads: heads, output: output, on: lane)
            }
            #expect(output.numbers == alone.numbers)
        }
    }

    @Test(arguments: Kernels.all)
    func `a norm takes mean and variance out of each row`(kernels: Kernels) {
        var generator = SeededGenerator(seed: 3)
        for (rows, width) in [(1, 1), (3, 2), (5, 20), (2, 64), (4, 67), (40, 31), (0, 8)] {
            let (values, residual) = (generator.numbers(rows * width), generator.numbers(rows * width))
            let (scale, shift) = (generator.numbers(width), generator.numbers(width))
            for other in [residual, nil] {
                let matrix = Matrix(values + generator.numbers(width), columns: width)
                let behind = matrix.withRow(rows) { $0[0] }
                kernels.addAndNormalise(
                    matrix,
                    residual: other.map { Matrix($0, columns: width) },
                    rows: rows,
                    scale: scale,
                    shift: shift,
                    epsilon: 1e-3,
                    on: .alone
                )
                let expected = Reference.norm(values, residual: other, scale: scale, shift: shift, epsilon: 1e-3)
                #expect(largestError(of: Array(matrix.numbers.prefix(rows * width)), from: expected) < 1e-5, "\(width)")
                #expect(matrix.withRow(rows) { $0[0] } == behind)
            }
        }
    }

    @Test func `lanes share the rows of a norm, however few they are`() {
        var generator = SeededGenerator(seed: 4)
        let width = 20
        let (scale, shift) = (generator.numbers(width), generator.numbers(width))
        for rows in [0, 1, 2, 7] {
            let values = generator.numbers((rows + 1) * width)
            let (alone, shared) = (Matrix(values, columns: width), Matrix(values, columns: width))
            @Sendable func normalise(_ matrix: Matrix, on lane: Lane) {
                Kernels.best.addAndNormalise(
                    matrix,
                    residual: nil,
                    rows: rows,
                    scale: scale,
                    shift: shift,
                    epsilon: 1e-12,
                    on: lane
                )
            }
            normalise(alone, on: .alone)
            Team(size: 4).run { normalise(shared, on: $0) }
            #expect(shared.numbers == alone.numbers)
        }
    }

    @Test(arguments: Kernels.all)
    func `a scan gives the indices above the floor, ascending`(kernels: Kernels) {
        var generator = SeededGenerator(seed: 5)
        for count in [0, 1, 15, 64, 65, 200, 1000] {
            var scores = generator.sixteenths(count)
            if count > 3 { scores.replaceSubrange(1...3, with: [.nan, .infinity, -.infinity]) }
            for floor: Float in [-.infinity, -1, 0, 0.9375, 1, .infinity] {
                var indices = [UInt32](repeating: 0, count: count)
                let found = kernels.scan(scores.span, above: floor, indices: &indices)
                #expect(indices.prefix(found).map(Int.init) == scores.indices.filter { scores[$0] > floor })
            }
        }
    }

    private func rows(of lengths: [Int]) -> [Range<Int>] {
        var start = 0
        return lengths.map { length in
            defer { start += length }
            return start..<(start + length)
        }
    }
}

extension Kernels: CustomTestStringConvertible {
    package var testDescription: String { name }
}
