/// The lines of text, whose ends are LF, CRLF or CR.
struct Lines: IteratorProtocol {
    struct Line {
        /// Counts from 1.
        var number: Int
        /// Without the blanks on either side; empty for a blank line.
        var content: ArraySlice<UInt8>
    }

    private let text: [UInt8]
    private var position: Int
    private let end: Int
    private var number = 0

    init(of text: [UInt8], in range: Range<Int>? = nil) {
        self.text = text
        position = range?.lowerBound ?? 0
        end = range?.upperBound ?? text.count
    }

    mutating func next() -> Line? {
        guard position < end else { return nil }
        number += 1
        var lineEnd = position
        while lineEnd < end, text[lineEnd] != UInt8(ascii: "\n"), text[lineEnd] != UInt8(ascii: "\r") { lineEnd += 1 }
        var content = text[position..<lineEnd]
        while let first = content.first, first == 0x20 || first == 0x09 { content.removeFirst() }
        while let last = content.last, last == 0x20 || last == 0x09 { content.removeLast() }
        let isPair = lineEnd + 1 < end && text[lineEnd] == UInt8(ascii: "\r") && text[lineEnd + 1] == UInt8(ascii: "\n")
        position = lineEnd + (isPair ? 2 : 1)
        return Line(number: number, content: content)
    }
}
