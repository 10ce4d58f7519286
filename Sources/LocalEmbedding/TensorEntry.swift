/// What the header of a safetensors file says of one tensor.
struct TensorEntry: Decodable, Equatable {
    var type: ElementType
    var shape: [Int]
    /// Bytes of the data part of the file.
    var range: Range<Int>

    /// The types of the format. Weights are read from the first three.
    enum ElementType: String {
        case float32 = "F32"
        case float16 = "F16"
        case bfloat16 = "BF16"
        case float64 = "F64"
        case int64 = "I64"
        case int32 = "I32"
        case int16 = "I16"
        case int8 = "I8"
        case uint64 = "U64"
        case uint32 = "U32"
        case uint16 = "U16"
        case uint8 = "U8"
        case bool = "BOOL"

        var size: Int {
            switch self {
            case .float64, .int64, .uint64: 8
            case .float32, .int32, .uint32: 4
            case .float16, .bfloat16, .int16, .uint16: 2
            case .int8, .uint8, .bool: 1
            }
        }
    }

    private enum CodingKeys: String, CodingKey {
        case type = "dtype"
        case shape
        case range = "data_offsets"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(String.self, forKey: .type)
        guard let type = ElementType(rawValue: name) else {
            throw BrokenField(path: container.codingPath + [CodingKeys.type], rule: "is \(name), which is no type")
        }
        self.type = type
        shape = try container.decode([Int].self, forKey: .shape)
        let offsets = try container.decode([Int].self, forKey: .range)
        guard offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1] else {
            throw BrokenField(
                path: container.codingPath + [CodingKeys.range],
                rule: "is \(offsets); it must be a start and an end, at least 0 and in order"
            )
        }
        range = offsets[0]..<offsets[1]
    }

    /// The number of elements, or nil where it is negative or beyond an `Int`.
    var elements: Int? {
        var product = 1
        for size in shape {
            let (next, overflow) = product.multipliedReportingOverflow(by: size)
            guard size >= 0, !overflow else { return nil }
            product = next
        }
        return product
    }

    /// Whether the bytes are as many as the elements need.
    var fillsItsRange: Bool {
        guard let elements else { return false }
        let (bytes, overflow) = elements.multipliedReportingOverflow(by: type.size)
        return !overflow && bytes == range.count
    }
}
