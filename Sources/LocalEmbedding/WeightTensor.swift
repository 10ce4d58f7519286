/// One tensor of a model's weights, as 32-bit numbers in row order.
package struct WeightTensor: Sendable {
    package let name: String
    package let shape: [Int]
    private let values: Values
    private let path: String

    private enum Values {
        /// Bytes of a file that hold the numbers as they are.
        case mapped(MappedFile, Range<Int>)
        case converted([Float])
    }

    /// Nil where `type` is not `F32`, `F16` or `BF16`. `range` is bytes of the file, and as long as the shape needs.
    init?(name: String, shape: [Int], type: TensorEntry.ElementType, file: MappedFile, range: Range<Int>) {
        self.name = name
        self.shape = shape
        path = file.path
        switch type {
        case .float32:
            if file.withFloats(in: range, { _ in }) != nil {
                values = .mapped(file, range)
            } else {
                values = .converted(Self.convert(file, range, UInt32.self) { Float(bitPattern: $0) })
            }
        case .float16:
            values = .converted(Self.convert(file, range, UInt16.self) { Float(Float16(bitPattern: $0)) })
        case .bfloat16:
            // The upper half of a 32-bit number.
            values = .converted(Self.convert(file, range, UInt16.self) { Float(bitPattern: UInt32($0) << 16) })
        default:
            return nil
        }
    }

    /// Calls `body` with the numbers. They are read from the file itself where it holds them as they are needed.
    package func withValues<Result>(_ body: (Span<Float>) -> Result) -> Result {
        switch values {
        case .converted(let numbers):
            return body(numbers.span)
        case .mapped(let file, let range):
            guard let result = file.withFloats(in: range, body) else {
                preconditionFailure("\(name) at \(range) was aligned when it was opened")
            }
            return result
        }
    }

    /// Reads all numbers once.
    ///
    /// - Throws: where one of them is NaN or infinite.
    package func checkFinite() throws(ModelError) {
        let isFinite = withValues { numbers in
            // NaN and the infinities are the numbers whose exponent is all ones: one more carries into the top bit.
            var carries: UInt32 = 0
            for index in numbers.indices {
                carries |= (numbers[index].bitPattern & 0x7F80_0000) &+ 0x0080_0000
            }
            return carries & 0x8000_0000 == 0
        }
        guard isFinite else { throw .notFinite(name, file: path) }
    }

    private static func convert<Bits: FixedWidthInteger & BitwiseCopyable>(
        _ file: MappedFile,
        _ range: Range<Int>,
        _: Bits.Type,
        _ number: (Bits) -> Float
    ) -> [Float] {
        file.withBytes(in: range) { bytes in
            let size = MemoryLayout<Bits>.size
            return (0..<(bytes.byteCount / size)).map {
                number(Bits(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: $0 * size, as: Bits.self)))
            }
        }
    }
}
