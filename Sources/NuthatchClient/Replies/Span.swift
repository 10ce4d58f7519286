extension NuthatchClient {
    /// A range in bytes of UTF-8; the end is not in it.
    public struct Span: Sendable, Hashable, Codable {
        /// The first byte.
        public var start: Int
        /// The byte after the last.
        public var end: Int

        /// - Parameters:
        ///   - start: the first byte.
        ///   - end: the byte after the last.
        public init(_ start: Int, _ end: Int) {
            self.start = start
            self.end = end
        }

        /// The part of a text that it names; nil where it does not fit, or would cut a character.
        public func part(of text: String) -> Substring? {
            let bytes = text.utf8
            guard start >= 0, start <= end,
                let from = bytes.index(bytes.startIndex, offsetBy: start, limitedBy: bytes.endIndex),
                let to = bytes.index(bytes.startIndex, offsetBy: end, limitedBy: bytes.endIndex),
                let lower = from.samePosition(in: text), let upper = to.samePosition(in: text)
            else { return nil }
            return text[lower..<upper]
        }
    }
}
