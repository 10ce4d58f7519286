/// Pairs the runs of `*`, `_` and `~~` in a text.
///
/// A run opens before a word and closes behind one, as in CommonMark 6.2; `_` does neither inside a word. A closing run
/// takes marks from the last open run of its character, which costs each mark once.
struct EmphasisMarks {
    private(set) var removed: [Range<Int>] = []
    private var open: [UInt8: [Range<Int>]] = [:]

    /// Adds a run that stands at `range`, between the bytes `before` and `after`.
    mutating func add(_ character: UInt8, _ range: Range<Int>, before: UInt8, after: UInt8) {
        if character == UInt8(ascii: "~"), range.count != 2 { return }
        let touchesLeft = !before.isBlankOrLineEnd
        let touchesRight = !after.isBlankOrLineEnd
        var canOpen = touchesRight && (!after.isASCIIPunctuation || !touchesLeft || before.isASCIIPunctuation)
        var canClose = touchesLeft && (!before.isASCIIPunctuation || !touchesRight || after.isASCIIPunctuation)
        if character == UInt8(ascii: "_"), canOpen, canClose {
            canOpen = before.isASCIIPunctuation
            canClose = after.isASCIIPunctuation
        }
        var rest = range
        if canClose { close(character, &rest) }
        guard !rest.isEmpty else { return }
        // Two or more marks at the edge of a word, whose partner was cut off, are no text.
        let isAtEdge = touchesLeft != touchesRight
        if canOpen {
            open[character, default: []].append(rest)
            if rest.count >= 2, isAtEdge { removed.append(rest) }
        } else if canClose, rest.count >= 2, isAtEdge {
            removed.append(rest)
        }
    }

    private mutating func close(_ character: UInt8, _ rest: inout Range<Int>) {
        while !rest.isEmpty, let opener = open[character]?.popLast() {
            let count = min(opener.count, rest.count)
            removed.append(opener.upperBound - count..<opener.upperBound)
            removed.append(rest.lowerBound..<rest.lowerBound + count)
            rest = rest.lowerBound + count..<rest.upperBound
            if opener.count > count {
                open[character]?.append(opener.lowerBound..<opener.upperBound - count)
            }
        }
    }
}

extension UInt8 {
    var isBlankOrLineEnd: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
