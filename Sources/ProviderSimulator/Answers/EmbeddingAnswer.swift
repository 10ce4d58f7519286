import FoundationEssentials
import JSONText

/// The answer to a call for embeddings, not yet written out. Faults of the content change it here.
struct EmbeddingAnswer {
    struct Item {
        var index: Int
        var vector: [Float]
    }

    var items: [Item]
    var model: String
    var isBase64: Bool
    /// As JSON.
    var promptTokens: String
    var reportsUsage = true

    /// Of models that always have as many.
    private static let known = ["text-embedding-3-small": 1_536, "text-embedding-3-large": 3_072]

    init(_ request: EmbeddingRequest, settings: SimulatorSettings) {
        let dimension = request.dimension ?? settings.dimension ?? Self.known[request.model.full] ?? 384
        items = request.texts.enumerated().map { index, text in
            Item(index: index, vector: UnitVector.make(of: text, seed: settings.seed, dimension: dimension))
        }
        model = request.model.full
        isBase64 = request.isBase64
        promptTokens = String(request.promptTokens)
    }

    mutating func apply(_ injection: Injection) {
        guard !items.isEmpty else { return }
        switch injection.fault {
        case .embedFewer: items.removeLast()
        case .embedMore: if let last = items.last { items.append(Item(index: items.count, vector: last.vector)) }
        case .embedPermuted: items.reverse()
        case .embedDuplicate: items[items.count - 1].index = 0
        case .embedDimension:
            let dimension = injection.value
            for index in items.indices { items[index].vector = (0..<dimension).map { $0 == 0 ? 1 : 0 } }
        case .embedNaN: if !items[0].vector.isEmpty { items[0].vector[0] = .nan }
        case .embedZero: items[0].vector = items[0].vector.map { _ in 0 }
        case .embedBase64: isBase64 = true
        case .numberHuge: promptTokens = "1e400"
        case .numberNegativeZero: promptTokens = "-0"
        case .numberLong: promptTokens = "98765432109876543210"
        case .numberNaN: promptTokens = "NaN"
        case .noUsage: reportsUsage = false
        default: break
        }
    }

    var json: Template {
        var json = Template(#"{"object":"list","data":["#)
        for (position, item) in items.enumerated() {
            json.append(position == 0 ? #"{"object":"embedding","index":"# : #",{"object":"embedding","index":"#)
            json.append(item.index)
            json.append(#","embedding":"#)
            json.append(isBase64 ? Self.base64(item.vector) : Self.decimals(item.vector))
            json.append("}")
        }
        json.append(#"],"model":"#)
        json.appendJSON(model)
        if reportsUsage {
            json.append(#","usage":{"prompt_tokens":"# + promptTokens + #","total_tokens":"# + promptTokens + "}")
        }
        json.append("}")
        return json
    }

    /// Little-endian single precision, as OpenAI has it.
    private static func base64(_ vector: [Float]) -> [UInt8] {
        let data = vector.withUnsafeBytes { Data($0) }
        return [UInt8(ascii: "\"")] + data.base64EncodedString().utf8 + [UInt8(ascii: "\"")]
    }

    private static func decimals(_ vector: [Float]) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        bytes.reserveCapacity(vector.count * (UnitVector.decimals + 4))
        for (index, component) in vector.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(component, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }

    /// A component from -1 to 1 with all its decimals.
    private static func append(_ component: Float, to bytes: inout [UInt8]) {
        guard component.isFinite else {
            bytes += "NaN".utf8
            return
        }
        let scaled = Int((Double(component) * UnitVector.scale).rounded())
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = scaled.magnitude
        let start = bytes.count
        bytes += "0.00000000".utf8
        var index = start + 1 + UnitVector.decimals
        while rest > 0 {
            if index == start + 1 { index = start }
            bytes[index] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
            index -= 1
        }
    }
}
