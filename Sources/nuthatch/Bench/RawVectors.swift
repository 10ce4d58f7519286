import Foundation

/// Rows of a file of little-endian float32.
struct RawVectors: Sendable {
    let rows: [[Float]]
    let dimension: Int

    init(path: String, dimension: Int) throws {
        let data = try InputFile.bytes(of: path)
        let width = dimension * 4
        guard !data.isEmpty, data.count.isMultiple(of: width) else {
            throw CommandFailure(
                .badInput,
                "\(path) has \(data.count) bytes; it must hold rows of \(dimension) float32, \(width) bytes each."
            )
        }
        self.dimension = dimension
        rows = data.withUnsafeBytes { bytes in
            (0..<(data.count / width)).map { row in
                (0..<dimension).map { column in
                    let pattern = bytes.loadUnaligned(fromByteOffset: row * width + column * 4, as: UInt32.self)
                    return Float(bitPattern: UInt32(littleEndian: pattern))
                }
            }
        }
        guard rows.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
            throw CommandFailure(.badInput, "\(path) has a number that is not finite; vectors must be finite.")
        }
    }
}
