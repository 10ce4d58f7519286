import JSONText

/// The answer to a chat, not yet written out. Faults of the content change it here.
struct ChatAnswer {
    enum FinishReason: String {
        case stop
        case length
        case toolCalls = "tool_calls"
    }

    var id: String
    /// Whether the id ends with the call's number.
    var isCounted: Bool
    /// Unix seconds, as JSON.
    var created: String
    var model: String
    /// What strings of JSON hold: in a stream a token each, else the whole text in one.
    var pieces: [[UInt8]]
    var toolCall: ToolCall?
    var finishReason: FinishReason
    var choices: Int
    /// As JSON.
    var promptTokens: String
    var completionTokens: Int
    var totalTokens: Int
    var cachedTokens: Int?
    /// Of a stream: whether a frame with the usage was asked for.
    var includesUsage: Bool
    var reportsUsage = true
    var isStamped: Bool

    init(_ request: ChatRequest, hash: BodyHash, isRepeat: Bool, settings: SimulatorSettings) {
        id = "chatcmpl-" + String(settings.seed ^ hash.seed, radix: 36)
        isCounted = settings.distinctAnswers
        created = String(1_750_000_000 + hash.seed % 10_000_000)
        model = request.model.full
        toolCall = ToolCall(for: request)
        choices = request.choices
        includesUsage = request.includesUsage
        isStamped = settings.stampsTokens
        // From the prompt and not from the body: a stream says the same as a plain answer.
        var text = AnswerText(
            seed: settings.seed ^ request.promptSeed,
            tokens: settings.answerTokens,
            behaviour: settings.behaviour(of: request.model)
        )
        let (whole, ends) = text.make(for: request)
        let kept = ends.prefix(request.tokenLimit ?? .max)
        finishReason = toolCall != nil ? .toolCalls : kept.count < ends.count ? .length : .stop
        pieces = Self.pieces(of: whole, ends: request.streams ? Array(kept) : [kept.last ?? 0])
        let prompt = request.promptTokens
        promptTokens = String(prompt)
        completionTokens = toolCall.map { TokenEstimate.count(ofBytes: $0.arguments.utf8.count) } ?? kept.count
        completionTokens *= choices
        totalTokens = prompt + completionTokens
        cachedTokens = settings.reportsCachedTokens ? (isRepeat ? prompt : 0) : nil
    }

    private static func pieces(of text: [UInt8], ends: [Int]) -> [[UInt8]] {
        zip([0] + ends, ends).map { escaped(text[$0..<$1]) }
    }

    private static func escaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var quoted: [UInt8] = []
        quoted.appendJSON(String(decoding: text, as: UTF8.self))
        return Array(quoted[1..<quoted.count - 1])
    }

    mutating func apply(_ injection: Injection) {
        switch injection.fault {
        case .badUTF8: pieces = [Array("caf".utf8), [0xC3, 0x28], [0xFF], Array(" au lait".utf8)]
        case .splitCharacters: pieces = ["Gr", "ü", "ße", " 世", "界 ", "😀", "!"].map { Array($0.utf8) }
        case .loneSurrogate: pieces = [Array(#"a\ud83d"#.utf8), Array(#"b\udc00c"#.utf8)]
        case .nulEscape: pieces = [Array(#"a\u0000b"#.utf8)]
        case .nulByte: pieces = [[0x61, 0x00, 0x62]]
        case .numberHuge: setNumbers("1e400")
        case .numberNegativeZero: setNumbers("-0")
        case .numberLong: setNumbers("98765432109876543210")
        case .numberNaN: setNumbers("NaN")
        case .noUsage: reportsUsage = false
        case .sseRoleOnly: pieces = []
        default: break
        }
    }

    private mutating func setNumbers(_ text: String) {
        created = text
        promptTokens = text
    }
}

extension ChatRequest {
    /// The same for the same messages at the same temperature.
    fileprivate var promptSeed: UInt64 {
        var bytes: [UInt8] = []
        for message in messages {
            // NUL stands in no role, and so two prompts are never the same bytes.
            bytes += message.role.utf8
            bytes.append(0)
            bytes += message.text.utf8
            bytes.append(0)
        }
        return BodyHash(of: bytes).seed ^ temperature.bitPattern
    }
}
