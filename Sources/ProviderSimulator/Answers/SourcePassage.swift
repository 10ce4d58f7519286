/// A numbered passage in a prompt: a line that begins with `[1]`, and what follows up to a blank line or the next number.
struct SourcePassage: Equatable {
    var number: Int
    /// The text behind the number, in bytes of the message.
    var range: Range<Int>

    /// The passages of a message, in order.
    static func all(in message: [UInt8]) -> [SourcePassage] {
        // Most messages have none, and are spared the search by lines.
        guard message.contains(UInt8(ascii: "[")) else { return [] }
        var passages: [SourcePassage] = []
        var isInside = false
        var position = 0
        while position < message.count {
            let end = message.span.first(UInt8(ascii: "\n"), in: position..<message.count) ?? message.count
            let line = message.span.trimmed(position..<end)
            if let (number, start) = marker(message.span, line) {
                passages.append(SourcePassage(number: number, range: start..<line.upperBound))
                isInside = true
            } else if isBlank(message, line) {
                isInside = false
            } else if isInside {
                passages[passages.count - 1].range = passages[passages.count - 1].range.lowerBound..<line.upperBound
            }
            position = end + 1
        }
        return passages
    }

    private static func isBlank(_ message: [UInt8], _ line: Range<Int>) -> Bool {
        line.isEmpty || (line.count == 1 && message[line.lowerBound] == UInt8(ascii: "\r"))
    }

    private static func marker(_ bytes: Span<UInt8>, _ line: Range<Int>) -> (number: Int, start: Int)? {
        guard let first = line.first, bytes[first] == UInt8(ascii: "["),
            let end = bytes.first(UInt8(ascii: "]"), in: line),
            let number = Int(bytes.text(first + 1..<end)), number > 0
        else { return nil }
        return (number, bytes.trimmed(end + 1..<line.upperBound).lowerBound)
    }

    /// Its sentences: a full stop, a question or an exclamation mark before a blank ends one, as does the end of a line.
    func sentences(in message: [UInt8]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = range.lowerBound
        for index in range {
            let byte = message[index]
            let isLineEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            guard isLineEnd || (byte == UInt8(ascii: " ") && index > start && Self.isMark(message[index - 1])) else {
                continue
            }
            sentences.append(message.span.trimmed(start..<index))
            start = index + 1
        }
        sentences.append(message.span.trimmed(start..<range.upperBound))
        return sentences.filter { !$0.isEmpty }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }
}
