/// A sentence as a model wrote it, and the sources that it names.
package struct CitedSentence: Sendable, Equatable {
    /// On one line and without its marks.
    package var text: String
    /// The numbers of the sources it cites, in the order of its marks, each once.
    package var sources: [Int]
    /// What parts it from the sentence before: nothing, a blank, a line end, or two.
    package var lead: String

    package init(text: String, sources: [Int], lead: String) {
        self.text = text
        self.sources = sources
        self.lead = lead
    }

    /// - Parameters:
    ///   - bytes: of the sentence, with marks of the form `[1]` only.
    ///   - lead: the blanks in front of it.
    init(_ bytes: ArraySlice<UInt8>, lead: ArraySlice<UInt8>) {
        var text: [UInt8] = []
        sources = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if let (number, length) = Self.mark(in: bytes[index...]) {
                if number > 0, !sources.contains(number) { sources.append(number) }
                index += length
            } else {
                let byte = bytes[index]
                index += 1
                // A mark leaves the blank in front of it: none stands before a full stop.
                if ".,;:!?".utf8.contains(byte), Self.mark(endingAt: index - 1, in: bytes) {
                    while text.last == 0x20 { text.removeLast() }
                }
                text.append(byte)
            }
        }
        self.text = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let lines = lead.count { $0 == UInt8(ascii: "\n") }
        self.lead = lead.isEmpty ? "" : [" ", "\n", "\n\n"][min(lines, 2)]
    }

    /// The mark that begins there, and its bytes.
    static func mark(in bytes: ArraySlice<UInt8>) -> (number: Int, length: Int)? {
        guard bytes.first == UInt8(ascii: "[") else { return nil }
        let digits = bytes.dropFirst().prefix(4).prefix { (0x30...0x39).contains($0) }
        guard (1...3).contains(digits.count), bytes.dropFirst(1 + digits.count).first == UInt8(ascii: "]"),
            let number = Int(String(decoding: digits, as: UTF8.self))
        else { return nil }
        return (number, digits.count + 2)
    }

    private static func mark(endingAt end: Int, in bytes: ArraySlice<UInt8>) -> Bool {
        (3...5).contains { length in
            end - length >= bytes.startIndex && mark(in: bytes[(end - length)..<end])?.length == length
        }
    }
}
