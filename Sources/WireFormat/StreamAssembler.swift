import JSONText
import RAGCore

/// Puts the chunks of a stream together to one whole answer.
///
/// Texts, and the pieces of a tool call's arguments, are joined; of each other field the first that came stays, and of the
/// reason for an end and the usage the last.
package struct StreamAssembler: Sendable {
    private let limit: Int
    private var size = 0
    /// Fields of the answer as a whole, as JSON texts.
    private var head: [String: [UInt8]] = [:]
    private var choices: [Int: AssembledChoice] = [:]
    private var usage: [UInt8]?

    static let headFields = ["id", "created", "model", "system_fingerprint", "service_tier"]
    static let choiceLimit = 128

    /// - Parameter limit: bytes of all chunks.
    package init(limit: Int = 1 << 22) {
        self.limit = limit
    }

    /// - Throws: the error that a chunk holds, or where the answer becomes too long.
    package mutating func add(_ chunk: ChatChunk) throws(WireError) {
        if let fault = chunk.fault { throw .upstreamFault(fault) }
        size += chunk.bytes.count
        guard size <= limit else { throw .answerTooLong(limit: limit) }
        guard let root = chunk.document?.root else { return }
        for field in Self.headFields where head[field] == nil {
            head[field] = root[field].flatMap { $0.kind == .null ? nil : Array($0.bytes) }
        }
        if chunk.usage != nil, let bytes = root["usage"]?.bytes { usage = Array(bytes) }
        guard let elements = root["choices"]?.elements else { return }
        for choice in elements {
            let index = choice["index"]?.int ?? 0
            guard (0..<Self.choiceLimit).contains(index) else {
                throw .incompleteAnswer(lacks: "a choice with a usable `index`")
            }
            try choices[index, default: AssembledChoice()].add(choice)
        }
    }

    /// Whether every answer has come to its end.
    package var isComplete: Bool { !choices.isEmpty && choices.values.allSatisfy(\.isComplete) }

    /// The answer so far.
    ///
    /// - Throws: where there is none.
    package func response() throws(WireError) -> ChatResponse {
        var body = Array(#"{"object":"chat.completion""#.utf8)
        for field in Self.headFields {
            guard let value = head[field] else { continue }
            body += #","\#(field)":"#.utf8
            body += value
        }
        body += #","choices":["#.utf8
        for (position, entry) in choices.sorted(by: { $0.key < $1.key }).enumerated() {
            if position > 0 { body.append(UInt8(ascii: ",")) }
            entry.value.append(to: &body, index: entry.key)
        }
        body.append(UInt8(ascii: "]"))
        if let usage {
            body += #","usage":"#.utf8
            body += usage
        }
        body.append(UInt8(ascii: "}"))
        return try ChatResponse(body)
    }
}
