/// What a model says: a quote from the prompt's passages, or words by chance that the seed and the prompt decide; and what
/// its behaviour makes of that.
struct AnswerText {
    private static let vocabulary: [[UInt8]] = [
        "parcel", "return", "refund", "label", "order", "delivery", "invoice", "warranty", "the", "a", "with", "within",
        "before", "days", "size", "colour", "please", "check", "your", "we", "send", "it", "by", "post", "again",
    ].map { Array($0.utf8) }

    private var chance: SeededStream
    private let tokens: Int?
    private let behaviour: Behaviour?

    /// - Parameters:
    ///   - seed: the simulator's, with the prompt mixed in.
    ///   - tokens: how long the text has to be; nil leaves it as it comes.
    init(seed: UInt64, tokens: Int?, behaviour: Behaviour? = nil) {
        chance = SeededStream(seed: seed)
        self.tokens = tokens
        self.behaviour = behaviour
    }

    /// The text, and where each of its tokens ends.
    mutating func make(for request: ChatRequest) -> (text: [UInt8], ends: [Int]) {
        var text = text(for: request)
        if behaviour == .splitsMarks { return (text, TokenEstimate.characterEnds(of: text)) }
        guard let tokens else { return (text, TokenEstimate.ends(of: text)) }
        var ends = TokenEstimate.ends(of: text)
        while ends.count < tokens {
            for _ in 0...(tokens - ends.count) / 2 { appendWord(to: &text) }
            ends = TokenEstimate.ends(of: text)
        }
        return (text, Array(ends.prefix(tokens)))
    }

    private mutating func text(for request: ChatRequest) -> [UInt8] {
        if request.wantsJSON, let json = ObjectAnswer.json(for: request) {
            return Array(json.utf8.prefix(behaviour == .badJSON ? json.utf8.count / 2 : .max))
        }
        switch behaviour {
        case .refuses: return Self.refusal
        case .ungrounded: return Array(Invention.text(using: &chance).utf8)
        case .obedient:
            let obeyed = Obedience(to: request).text
            return Array((obeyed.isEmpty ? "" : obeyed + " ").utf8) + grounded(request)
        case .uncited, .wrongNumber, .splitsMarks, .badJSON, nil: return grounded(request)
        }
    }

    private mutating func grounded(_ request: ChatRequest) -> [UInt8] {
        let messages = request.messages.map { message in
            let text = Array(message.text.utf8)
            return (text: text, passages: SourcePassage.all(in: text))
        }
        guard messages.contains(where: { !$0.passages.isEmpty }) else { return words(12) }
        guard let asked = request.messages.lastIndex(where: { $0.role == "user" }),
            let quote = SourceQuote(for: messages[asked].text, passages: messages[asked].passages, from: messages)
        else { return Self.refusal }
        switch behaviour {
        case .uncited: return Array(quote.sentence)
        case .wrongNumber:
            return Invention.otherFigures(in: Array(quote.sentence), using: &chance) + " [\(quote.number)]".utf8
        default: return Array(quote.sentence) + " [\(quote.number)]".utf8
        }
    }

    private static let refusal = Array("The sources do not answer this.".utf8)

    private mutating func words(_ count: Int) -> [UInt8] {
        var text: [UInt8] = []
        for _ in 0..<count { appendWord(to: &text) }
        return text + ".".utf8
    }

    private mutating func appendWord(to text: inout [UInt8]) {
        if !text.isEmpty { text.append(UInt8(ascii: " ")) }
        text += Self.vocabulary[Int.random(in: 0..<Self.vocabulary.count, using: &chance)]
    }
}
