import Foundation

extension NuthatchClient {
    /// Texts as vectors.
    public struct Embeddings: Sendable, Equatable {
        /// One a text, in their order.
        public var vectors: [[Float]]
        /// That made them.
        public var model: String
        /// What it took.
        public var usage: Usage?
        /// What the call took.
        public var report = CallReport()
    }
}

extension NuthatchClient.Embeddings: Decodable {
    private enum CodingKeys: String, CodingKey {
        case data, model, usage
    }

    private struct Item: Decodable {
        var index: Int
        var vector: [Float]

        enum CodingKeys: String, CodingKey {
            case index, embedding
        }

        /// The vector as numbers, or as base64 of 32-bit floats, least byte first.
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            index = try container.decode(Int.self, forKey: .index)
            guard let text = try? container.decode(String.self, forKey: .embedding) else {
                vector = try container.decode([Float].self, forKey: .embedding)
                return
            }
            guard let bytes = Data(base64Encoded: text), bytes.count % 4 == 0 else {
                throw DecodingError.dataCorruptedError(forKey: .embedding, in: container, debugDescription: "no floats")
            }
            vector = bytes.withUnsafeBytes { bytes in
                stride(from: 0, to: bytes.count, by: 4).map { offset in
                    let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
                    return Float(bitPattern: UInt32(littleEndian: bits))
                }
            }
        }
    }

    /// Reads OpenAI's shape.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let items = try container.decode([Item].self, forKey: .data).sorted { $0.index < $1.index }
        guard items.map(\.index) == Array(items.indices) else {
            throw DecodingError.dataCorruptedError(
                forKey: .data,
                in: container,
                debugDescription: "a vector is missing"
            )
        }
        vectors = items.map(\.vector)
        model = try container.decode(String.self, forKey: .model)
        usage = try container.decodeIfPresent(NuthatchClient.Usage.self, forKey: .usage)
    }
}
