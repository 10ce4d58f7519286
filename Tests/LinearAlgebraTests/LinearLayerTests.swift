import LinearAlgebra
import RAGCore
import TestSupport
import Testing

struct LinearLayerTests {
    @Test(arguments: Kernels.all)
    func `a layer is the product with its weights, plus the bias`(kernels: Kernels) {
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<60 {
            let rows = Int.random(in: 1...40, using: &generator)
            let inputs = Int.random(in: 1...70, using: &generator)
            let outputs = Int.random(in: 1...100, using: &generator)
            let weights = generator.numbers(outputs * inputs)
            let bias = generator.numbers(outputs)
            let input = generator.numbers(rows * inputs)
            let layer = LinearLayer(weights: weights.span, bias: bias, inputs: inputs, kernels: kernels)
            let output = Matrix(rows: rows, columns: outputs)
            layer.apply(to: Matrix(input, columns: inputs), rows: rows, into: output, on: .alone)
            let expected = Reference.linear(input, weights, bias: bias, inputs: inputs)
            #expect(largestError(of: output.numbers, from: expected) < 1e-5, "\(rows) x \(inputs) by \(outputs)")
        }
    }

    /// 384 KiB of the input are taken at a time: 96 rows of 1024 numbers, of which whole tiles are made.
    @Test(arguments: Kernels.all)
    func `more rows than stay in the cache are taken in blocks`(kernels: Kernels) {
        var generator = SeededGenerator(seed: 7)
        let (rows, inputs, outputs) = (203, 1024, 3)
        let (input, weights) = (generator.sixteenths(rows * inputs), generator.sixteenths(outputs * inputs))
        let layer = LinearLayer(weights: weights.span, bias: [0, 1, 2], inputs: inputs, kernels: kernels)
        let output = Matrix(rows: rows, columns: outputs)
        layer.apply(to: Matrix(input, columns: inputs), rows: rows, into: output, on: .alone)
        let expected = Reference.linear(input, weights, bias: [0, 1, 2], inputs: inputs)
        #expect(output.numbers.map(Double.init) == expected)
    }

    @Test(arguments: Kernels.all)
    func `packing keeps every weight in its place`(kernels: Kernels) {
        var generator = SeededGenerator(seed: 8)
        for (outputs, inputs) in [(1, 1), (7, 3), (8, 16), (33, 17), (64, 40)] {
            let weights = generator.numbers(outputs * inputs)
            let layer = LinearLayer(
                weights: weights.span,
                bias: [Float](repeating: 0, count: outputs),
                inputs: inputs,
                kernels: kernels
            )
            // Each row has a 1 where a weight is asked for: what comes out are the columns of the weights.
            let unit = (0..<(inputs * inputs)).map { $0 / inputs == $0 % inputs ? Float(1) : 0 }
            let output = Matrix(rows: inputs, columns: outputs)
            layer.apply(to: Matrix(unit, columns: inputs), rows: inputs, into: output, on: .alone)
            let columns = (0..<inputs).flatMap { input in (0..<outputs).map { weights[$0 * inputs + input] } }
            #expect(output.numbers == columns)
        }
    }

    @Test(arguments: Kernels.all)
    func `GELU agrees with the error function of the C library`(kernels: Kernels) {
        let numbers = stride(from: Float(-12), through: 12, by: 0.0005).map(\.self)
        let layer = LinearLayer(
            weights: [Float](arrayLiteral: 1).span,
            bias: [0],
            inputs: 1,
            activation: .gelu,
            kernels: kernels
        )
        let output = Matrix(rows: numbers.count, columns: 1)
        layer.apply(to: Matrix(numbers, columns: 1), rows: numbers.count, into: output, on: .alone)
        let expected = numbers.map { Reference.gelu(Double($0)) }
        #expect(largestError(of: output.numbers, from: expected) < 1e-6)
    }

    @Test(arguments: Kernels.all)
    func `GELU is the number itself far above zero, and nothing far below`(kernels: Kernels) {
        let numbers: [Float] = [6, 100, 1e6, 3e38, 0, -0.0, -6, -100, -1e6, -3e38]
        let layer = LinearLayer(
            weights: [Float](arrayLiteral: 1).span,
            bias: [0],
            inputs: 1,
            activation: .gelu,
            kernels: kernels
        )
        let output = Matrix(rows: numbers.count, columns: 1)
        layer.apply(to: Matrix(numbers, columns: 1), rows: numbers.count, into: output, on: .alone)
        #expect(output.numbers == [6, 100, 1e6, 3e38, 0, 0, 0, 0, 0, 0])
    }

    @Test func `lanes share the outputs, however few they are, and write no others`() {
        var generator = SeededGenerator(seed: 9)
        for outputs in [1, 16, 33, 100] {
            let inputs = 20
            let layer = LinearLayer(
                weights: generator.numbers(outputs * inputs).span,
                bias: generator.numbers(outputs),
                inputs: inputs,
                activation: .gelu
            )
            let input = Matrix(generator.numbers(13 * inputs), columns: inputs)
            let alone = Matrix(rows: 13, columns: outputs)
            layer.apply(to: input, rows: 13, into: alone, on: .alone)
            for size in [2, 5] {
                let output = Matrix(rows: 13, columns: outputs)
                Team(size: size).run { layer.apply(to: input, rows: 13, into: output, on: $0) }
                #expect(output.numbers == alone.numbers)
            }
        }
    }

    @Test func `rows beyond those asked for are not touched`() {
        let layer = LinearLayer(weights: [Float]([1, 2]).span, bias: [5], inputs: 2)
        let output = Matrix([7, 7, 7], columns: 1)
        layer.apply(to: Matrix([1, 1, 1, 1, 1, 1], columns: 2), rows: 2, into: output, on: .alone)
        #expect(output.numbers == [8, 8, 7])
        layer.apply(to: Matrix([3, 3], columns: 2), rows: 0, into: output, on: .alone)
        #expect(output.numbers == [8, 8, 7])
    }

    @Test func `a layer that does not fit its matrices ends the program`() async {
        await #expect(processExitsWith: .failure) {
            let layer = LinearLayer(weights: [Float]([1, 2]).span, bias: [0], inputs: 2)
            layer.apply(to: Matrix(rows: 1, columns: 3), rows: 1, into: Matrix(rows: 1, columns: 1), on: .alone)
        }
        await #expect(processExitsWith: .failure) {
            let layer = LinearLayer(weights: [Float]([1]).span, bias: [0], inputs: 1)
            let matrix = Matrix(rows: 1, columns: 1)
            layer.apply(to: matrix, rows: 1, into: matrix, on: .alone)
        }
    }
}
