/// A text as its bytes and its words, read once for all that look for something in it.
struct ScannedText: Sendable {
    let bytes: [UInt8]
    let words: [TextWord]

    init(_ text: String) {
        bytes = Array(text.utf8)
        words = TextWord.words(of: text)
    }

    /// What was written there.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
    }

    /// What was written from the first of these words to the last.
    func range(ofWords words: Range<Int>) -> Range<Int> {
        guard let first = words.first, let last = words.last else { return 0..<0 }
        return self.words[first].range.lowerBound..<self.words[last].range.upperBound
    }

    func folded(_ index: Int) -> String? {
        words.indices.contains(index) ? words[index].folded : nil
    }

    /// The bytes between a word and the next one; none behind the last.
    func gap(after index: Int) -> ArraySlice<UInt8> {
        guard index >= 0, index + 1 < words.count else { return [] }
        return bytes[words[index].range.upperBound..<words[index + 1].range.lowerBound]
    }

    /// Whether the next word goes on with the same phrase: little stands between them, and no end of a sentence.
    func isJoined(_ index: Int) -> Bool {
        guard index + 1 < words.count else { return false }
        let gap = gap(after: index)
        guard gap.count <= 4 else { return false }
        // A point or a comma inside a number has no blank behind it.
        if gap.count > 1, gap.contains(UInt8(ascii: ".")) { return false }
        return !gap.contains { Self.breaks.contains($0) }
    }

    /// Whether a sentence ends before a word.
    func isEnd(before index: Int) -> Bool {
        index == 0 || gap(after: index - 1).contains { Self.breaks.contains($0) || $0 == UInt8(ascii: ".") }
    }

    /// Whether only blanks stand between a word and the next, at most two.
    func isAdjacent(_ index: Int) -> Bool {
        guard index >= 0, index + 1 < words.count else { return false }
        let gap = gap(after: index)
        return gap.count <= 2 && gap.allSatisfy { Self.blanks.contains($0) }
    }

    /// Whether a word begins with a capital letter of ASCII.
    func isCapitalised(_ index: Int) -> Bool {
        words.indices.contains(index) && (0x41...0x5A).contains(bytes[words[index].range.lowerBound])
    }

    /// The first word that begins at or after `offset`.
    func word(from offset: Int) -> Int {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if words[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static let breaks = Set("?!;:\n\r()".utf8)
    /// A blank, and the bytes of a no-break space.
    static let blanks: Set<UInt8> = [0x20, 0x09, 0xC2, 0xA0]
}
