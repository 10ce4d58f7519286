import Chunking

/// Takes a model's text piece by piece, and gives its sentences with what they cite as soon as each is settled.
///
/// The sentences do not depend on how the text was cut into pieces: a sentence is looked for when a certain number of
/// bytes is there, counted from where it begins, and never looks at more. Marks stand before or behind the full stop, or in
/// front of the sentence. A sentence is at most `limit` bytes long; a longer one is cut at a blank.
package struct SentenceStream: Sendable {
    /// The longest sentence, in bytes.
    package static let limit = 2_048
    /// A sentence is looked for each time as many bytes are there.
    private static let step = 16
    /// A sentence is settled where as many bytes follow it: what the next words are decides whether a full stop ends one.
    private static let lookahead = 24

    private var marks: CitationMarkReader
    private var buffer: [UInt8] = []
    /// Where in the buffer the text begins that is no sentence yet.
    private var start = 0
    /// How many bytes from there have to be there for the next look.
    private var wanted = step

    /// - Parameter sources: how many there are. Marks of other numbers are left out.
    package init(sources: Int) {
        marks = CitationMarkReader(sources: sources)
    }

    /// The sentences that are settled with this piece, in order.
    package mutating func feed(_ piece: String) -> [CitedSentence] { feed(bytes: piece.utf8) }

    /// The same for bytes, which may begin and end inside a character.
    package mutating func feed(bytes: some Sequence<UInt8>) -> [CitedSentence] {
        for byte in bytes { marks.read(byte, into: &buffer) }
        return settled()
    }

    /// What is left, when the model has said all.
    package mutating func finish() -> [CitedSentence] {
        marks.finish(into: &buffer)
        var sentences = settled()
        while let found = sentence(limit: buffer.count) {
            sentences += take(found)
            sentences += settled()
        }
        start = buffer.count
        return sentences
    }

    private mutating func settled() -> [CitedSentence] {
        var sentences: [CitedSentence] = []
        while buffer.count - start >= wanted {
            let limit = boundary(start + wanted)
            if let found = sentence(limit: limit), isSettled(found.upperBound, limit: limit) {
                sentences += take(found)
            } else if wanted >= Self.limit {
                sentences += take(cut(limit: limit))
            } else {
                wanted += Self.step
            }
        }
        // What is done goes, but not for each sentence of a long piece.
        buffer.removeFirst(start)
        start = 0
        return sentences
    }

    /// The next sentence with the marks behind it, as if the text ended at `limit`.
    private func sentence(limit: Int) -> Range<Int>? {
        guard let found = SentenceScanner.next(in: buffer.span, from: start, to: limit) else { return nil }
        var end = found.upperBound
        guard !hasMark(in: found) || endsWithMark(found) else { return found }
        // Behind a blank they belong to it only where it has none: else they begin the next one.
        var mayPassBlanks = !hasMark(in: found)
        while true {
            let next = mayPassBlanks ? skippingBlanks(from: end, limit: limit) : end
            guard next < limit, let mark = CitedSentence.mark(in: buffer[next..<limit]) else {
                return found.lowerBound..<end
            }
            end = next + mark.length
            mayPassBlanks = mayPassBlanks && end < limit && buffer[end] == 0x20
        }
    }

    private func hasMark(in range: Range<Int>) -> Bool {
        range.contains {
            buffer[$0] == UInt8(ascii: "[") && CitedSentence.mark(in: buffer[$0..<range.upperBound]) != nil
        }
    }

    private func endsWithMark(_ range: Range<Int>) -> Bool { buffer[range.upperBound - 1] == UInt8(ascii: "]") }

    /// Past blanks and at most one line end.
    private func skippingBlanks(from index: Int, limit: Int) -> Int {
        var (index, lines) = (index, 0)
        while index < limit, buffer[index] == 0x20 || (0x09...0x0D).contains(buffer[index]) {
            if buffer[index] == UInt8(ascii: "\n") { lines += 1 }
            if lines > 1 { break }
            index += 1
        }
        return index
    }

    private func isSettled(_ end: Int, limit: Int) -> Bool {
        var index = end
        while index < limit, buffer[index] == 0x20 || (0x09...0x0D).contains(buffer[index]) { index += 1 }
        return limit - index >= Self.lookahead
    }

    /// The text up to the last blank, or all of it.
    private func cut(limit: Int) -> Range<Int> {
        let blank = buffer[start..<limit].lastIndex(of: 0x20) ?? limit
        return start..<(blank > start ? blank : limit)
    }

    /// The place, or the one in front of it that is between characters.
    private func boundary(_ index: Int) -> Int {
        guard index < buffer.count else { return index }
        var index = index
        while index > start, buffer[index] & 0xC0 == 0x80 { index -= 1 }
        return index
    }

    /// None where it shows nothing but marks.
    private mutating func take(_ range: Range<Int>) -> [CitedSentence] {
        let sentence = CitedSentence(buffer[range], lead: buffer[start..<range.lowerBound])
        start = range.upperBound
        wanted = Self.step
        return sentence.text.isEmpty ? [] : [sentence]
    }
}
