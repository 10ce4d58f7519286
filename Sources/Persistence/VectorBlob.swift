import Foundation

/// A vector as it is stored: its components in order, float32, little-endian.
enum VectorBlob {
    /// Why a vector cannot be searched.
    enum Fault: Equatable {
        case count(Int, expected: Int)
        case notFinite
        case zero
        case notUnit(Float)
    }

    /// How far the length of a stored vector may be from 1.
    static let tolerance: Float = 1e-3

    static func data(of vector: [Float]) -> Data {
        var data = Data(capacity: vector.count * MemoryLayout<Float>.size)
        for component in vector {
            withUnsafeBytes(of: component.bitPattern.littleEndian) { data.append(contentsOf: $0) }
        }
        return data
    }

    /// Nil where it is at fault.
    static func vector(_ data: Data, dimension: Int) -> [Float]? {
        var vector: [Float] = []
        return append(data, to: &vector, dimension: dimension) == nil ? vector : nil
    }

    static func fault(in vector: [Float], dimension: Int) -> Fault? {
        vector.count == dimension
            ? fault(in: vector.span, from: 0)
            : .count(vector.count, expected: dimension)
    }

    /// Appends the vector in `data` to `values`, unless it is at fault.
    static func append(_ data: Data, to values: inout [Float], dimension: Int) -> Fault? {
        let size = MemoryLayout<Float>.size
        guard data.count == dimension * size else { return .count(data.count / size, expected: dimension) }
        let start = values.count
        let bytes = data.bytes
        values.append(addingCapacity: dimension) { output in
            // In bulk: SQLite's blobs are not aligned, and component by component takes five times as long.
            output.withUnsafeMutableBufferPointer { buffer, count in
                bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
                for index in 0..<dimension {
                    buffer[index] = Float(bitPattern: UInt32(littleEndian: buffer[index].bitPattern))
                }
                count = dimension
            }
        }
        let fault = fault(in: values.span, from: start)
        if fault != nil { values.removeLast(dimension) }
        return fault
    }

    /// One sum finds them all: a NaN or an infinity makes it one, and only a unit vector's is 1.
    private static func fault(in values: Span<Float>, from start: Int) -> Fault? {
        let square = sumOfSquares(values, from: start)
        guard square.isFinite else { return .notFinite }
        let length = square.squareRoot()
        if abs(length - 1) <= tolerance { return nil }
        return length == 0 ? .zero : .notUnit(length)
    }

    private static func sumOfSquares(_ values: Span<Float>, from start: Int) -> Float {
        var sums = SIMD8<Float>()
        var index = start
        while index + 8 <= values.count {
            var part = SIMD8<Float>()
            for lane in 0..<8 { part[lane] = values[index + lane] }
            sums += part * part
            index += 8
        }
        var sum = sums.sum()
        while index < values.count {
            sum += values[index] * values[index]
            index += 1
        }
        return sum
    }
}

extension VectorBlob.Fault: CustomStringConvertible {
    var description: String {
        switch self {
        case .count(let count, let expected): "has \(count) components, and the collection's vectors have \(expected)"
        case .notFinite: "has a component that is not a finite number"
        case .zero: "is zero"
        case .notUnit(let length): "has length \(length), and it must be 1 within \(VectorBlob.tolerance)"
        }
    }
}
