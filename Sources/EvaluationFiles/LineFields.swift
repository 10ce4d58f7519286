/// Where the fields of a line stand.
struct LineFields {
    /// More than any line has; those behind are counted only.
    private static let capacity = 8

    private var ranges = InlineArray<8, Range<Int>>(repeating: 0..<0)
    private(set) var count = 0

    /// The fields between runs of blanks and tabs.
    init(_ line: Span<UInt8>) {
        var position = 0
        while position < line.count {
            while position < line.count, line[position].isBlank { position += 1 }
            let start = position
            while position < line.count, !line[position].isBlank { position += 1 }
            if start < position { append(start..<position) }
        }
    }

    /// The fields between single tabs, without the blanks around them: there may be some inside, and nothing at all.
    init(betweenTabs line: Span<UInt8>) {
        var start = 0
        for position in line.indices where line[position] == UInt8(ascii: "\t") {
            append(line.trimmed(start..<position))
            start = position + 1
        }
        append(line.trimmed(start..<line.count))
    }

    subscript(index: Int) -> Range<Int> { ranges[index] }

    private mutating func append(_ range: Range<Int>) {
        if count < Self.capacity { ranges[count] = range }
        count += 1
    }
}

extension UInt8 {
    /// Space, tab, and the other white space of ASCII.
    var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension Span<UInt8> {
    /// What of `range` is left between blanks at both ends, the CR of a CRLF among them.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, self[start].isBlank { start += 1 }
        while start < end, self[end - 1].isBlank { end -= 1 }
        return start..<end
    }

    /// What stands at `range` as text; of bytes that are not UTF-8, an error says that `name` is not.
    func text(_ range: Range<Int>, _ name: String) throws(FileFault) -> String {
        do throws(UTF8.ValidationError) {
            return String(copying: try UTF8Span(validating: extracting(range)))
        } catch {
            throw .notUTF8(name)
        }
    }

    /// What stands at `range`, to be quoted in an error: no longer than 80 bytes, repaired where it is not UTF-8.
    func quoted(_ range: Range<Int>) -> String {
        let clipped = extracting(range.clamped(to: range.lowerBound..<range.lowerBound + 80))
        return String(decoding: clipped.indices.map { clipped[$0] }, as: UTF8.self) + (range.count > 80 ? "…" : "")
    }
}
