import JSONText

/// A vector as an answer holds it: a list of numbers, or base64.
enum EmbeddingVector {
    static func components(_ node: JSONNode?, index: Int, dimension: Int?) throws(WireError) -> [Float] {
        guard let node else { throw .incompleteAnswer(lacks: "the `embedding` of vector \(index)") }
        var vector: [Float] = []
        if let text = node.string {
            guard let bytes = Base64.decode(text) else { throw .unusableVector(.notBase64, index: index) }
            guard bytes.count.isMultiple(of: 4) else { throw .unusableVector(.notBase64, index: index) }
            vector = floats(bytes)
        } else {
            vector.reserveCapacity(dimension ?? 0)
            guard node.appendFloats(to: &vector) else { throw .unusableVector(.notNumbers, index: index) }
        }
        guard !vector.isEmpty, vector.count == dimension ?? vector.count else {
            throw .vectorDimension(vector.count, expected: dimension ?? 1, index: index)
        }
        guard vector.allSatisfy(\.isFinite) else { throw .unusableVector(.notFinite, index: index) }
        guard vector.contains(where: { $0 != 0 }) else { throw .unusableVector(.zero, index: index) }
        return vector
    }

    static func append(_ vector: [Float], _ encoding: EmbeddingEncoding, to bytes: inout [UInt8]) {
        switch encoding {
        case .float:
            bytes.append(UInt8(ascii: "["))
            for (index, component) in vector.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes += component.description.utf8
            }
            bytes.append(UInt8(ascii: "]"))
        case .base64:
            var content: [UInt8] = []
            content.reserveCapacity(vector.count * 4)
            for component in vector {
                for shift in stride(from: UInt32(0), to: 32, by: 8) {
                    content.append(UInt8(truncatingIfNeeded: component.bitPattern >> shift))
                }
            }
            bytes.append(UInt8(ascii: "\""))
            Base64.append(content, to: &bytes)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private static func floats(_ bytes: [UInt8]) -> [Float] {
        stride(from: 0, to: bytes.count, by: 4).map { start in
            var bits: UInt32 = 0
            for offset in 0..<4 { bits |= UInt32(bytes[start + offset]) << UInt32(offset * 8) }
            return Float(bitPattern: bits)
        }
    }
}
