import JSONText
import RAGCore

/// A file of what was said before, in the messages of a chat.
enum HistoryFile {
    /// Oldest first. It blocks.
    static func turns(from path: String) throws -> [ConversationTurn] {
        try InputFile.bytes(of: path).split(separator: UInt8(ascii: "\n")).enumerated().compactMap { index, line in
            guard line.contains(where: { $0 > 0x20 }) else { return nil }
            let message = try? JSONDocument(Array(line)).root
            let speakers: [String: ConversationTurn.Speaker] = ["user": .customer, "assistant": .shop]
            guard let message, let speaker = message["role"]?.string.flatMap({ speakers[$0] }),
                let text = message["content"]?.string
            else {
                throw CommandFailure(
                    .badInput,
                    "\(path), line \(index + 1): write {\"role\": \"user\" or \"assistant\", \"content\": \"…\"}, one message a line."
                )
            }
            return ConversationTurn(speaker, text)
        }
    }
}
