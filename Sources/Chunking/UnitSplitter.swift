import RAGCore

/// Splits the blocks of a section into units that each fit in a chunk, and measures them.
///
/// A sentence is measured once. What is too long to stay whole is measured again in its parts: an item in sentences, code
/// in groups of lines and in lines, all of them in words, and a word in pieces.
struct UnitSplitter {
    private let measure: any TextMeasure
    private let cutter: PieceCutter
    /// Whether the measure counts white space. Where it does not, most gaps need no measuring.
    private let countsBlanks: Bool
    /// No unit is longer.
    private var limit = 0
    private var lastKind: Block.Kind?

    private(set) var units: [TextUnit] = []

    init(measure: any TextMeasure) {
        self.measure = measure
        cutter = PieceCutter(measure: measure)
        countsBlanks = measure.length(of: " ") > 0
    }

    /// Forgets the units, for a section whose chunks have room for `limit`.
    mutating func start(limit: Int) {
        units.removeAll(keepingCapacity: true)
        lastKind = nil
        self.limit = limit
    }

    /// Adds the units of a block. `range` has no white space at its ends and is not empty.
    mutating func add(_ kind: Block.Kind, _ range: Range<Int>, in bytes: Span<UInt8>) {
        let cost = breakCost(before: kind, in: bytes)
        lastKind = kind
        switch kind {
        case .paragraph, .quote, .heading:
            addSentences(of: range, cost: cost, sort: .sentence, in: bytes)
        case .question:
            addSentences(of: range, cost: cost, sort: .question, in: bytes)
        case .listItem:
            if addWhole(range, cost: cost, sort: .sentence, in: bytes) { return }
            addSentences(of: range, cost: cost, sort: .sentence, in: bytes)
        case .tableHeader, .tableRow:
            if addWhole(range, cost: cost, sort: .line, in: bytes) { return }
            addWords(of: range, cost: cost, in: bytes)
        case .code:
            if addWhole(range, cost: cost, sort: .line, in: bytes) { return }
            addLineGroups(of: range, cost: cost, in: bytes)
        }
    }

    private func breakCost(before kind: Block.Kind, in bytes: Span<UInt8>) -> Double {
        guard let lastKind, let last = units.last else { return BreakCost.block }
        switch (lastKind, kind) {
        case (.question, _), (.tableHeader, .tableRow):
            return BreakCost.header
        case (.tableRow, .tableRow), (.listItem, .listItem):
            return BreakCost.item
        default:
            let isIntroduction = bytes[last.range.upperBound - 1] == UInt8(ascii: ":")
            return isIntroduction ? BreakCost.introduced : BreakCost.block
        }
    }

    // MARK: Parts

    /// Adds `range` as one unit, unless it is too long.
    private mutating func addWhole(
        _ range: Range<Int>,
        cost: Double,
        sort: TextUnit.Sort,
        in bytes: Span<UInt8>
    ) -> Bool {
        let length = measure.length(of: bytes.extracting(range))
        guard length <= limit else { return false }
        append(range, length: length, cost: cost, sort: sort, in: bytes)
        return true
    }

    private mutating func addSentences(
        of range: Range<Int>,
        cost: Double,
        sort: TextUnit.Sort,
        in bytes: Span<UInt8>
    ) {
        var cost = cost
        var position = range.lowerBound
        while let sentence = SentenceScanner.next(in: bytes, from: position, to: range.upperBound) {
            if !addWhole(sentence, cost: cost, sort: sort, in: bytes) {
                addWords(of: sentence, cost: cost, in: bytes)
            }
            cost = BreakCost.sentence
            position = sentence.upperBound
        }
    }

    /// Code is split at blank lines first.
    private mutating func addLineGroups(of range: Range<Int>, cost: Double, in bytes: Span<UInt8>) {
        var cost = cost
        var position = range.lowerBound
        while let group = Lines.nextGroup(in: bytes, from: position, to: range.upperBound) {
            if !addWhole(group, cost: cost, sort: .line, in: bytes) {
                addLines(of: group, cost: cost, in: bytes)
            }
            cost = BreakCost.item
            position = group.upperBound
        }
    }

    private mutating func addLines(of range: Range<Int>, cost: Double, in bytes: Span<UInt8>) {
        var cost = cost
        var position = range.lowerBound
        while let line = Lines.next(in: bytes, from: position, to: range.upperBound) {
            if !addWhole(line, cost: cost, sort: .line, in: bytes) {
                addWords(of: line, cost: cost, in: bytes)
            }
            cost = BreakCost.line
            position = line.upperBound
        }
    }

    private mutating func addWords(of range: Range<Int>, cost: Double, in bytes: Span<UInt8>) {
        var cost = cost
        var position = range.lowerBound
        while let word = Words.next(in: bytes, from: position, to: range.upperBound) {
            let length = measure.length(of: bytes.extracting(word))
            if length <= limit {
                append(word, length: length, cost: cost, sort: .fragment, in: bytes)
            } else {
                addPieces(of: word, length: length, cost: cost, in: bytes)
            }
            cost = Words.endsClause(at: word.upperBound, in: bytes) ? BreakCost.clause : BreakCost.word
            position = word.upperBound
        }
    }

    /// Cuts a word of `length` into pieces about equally long.
    private mutating func addPieces(of word: Range<Int>, length: Int, cost: Double, in bytes: Span<UInt8>) {
        var cost = cost
        var start = word.lowerBound
        var guess = word.count / (length / limit + 1) + 1
        while start < word.upperBound {
            let piece = cutter.prefix(of: start..<word.upperBound, limit: limit, guess: guess, in: bytes)
            append(start..<piece.end, length: piece.length, cost: cost, sort: .fragment, in: bytes)
            // Where the text grows denser or thinner, the next guess follows. It never more than doubles, so what is
            // tried in vain stays in proportion to what is used.
            let size = piece.end - start
            guess = piece.length <= limit / 2 ? size * 2 : max(size, guess / 2)
            cost = BreakCost.character
            start = piece.end
        }
    }

    // MARK: Units

    /// Appends a unit, or joins it to the last one where both are tiny and of one sort.
    ///
    /// Units are joined up to a 64th of the limit, so that a chunk has at most about 128 places to cut and the plan's
    /// work stays small: a list of single letters, or a text without any full stop.
    private mutating func append(
        _ range: Range<Int>,
        length: Int,
        cost: Double,
        sort: TextUnit.Sort,
        in bytes: Span<UInt8>
    ) {
        let gap = gap(before: range.lowerBound, in: bytes)
        if let last = units.last, last.sort == sort, !gap.isTight, cost < BreakCost.header {
            let joined = last.length + gap.length + length
            if joined <= limit / 64 {
                units[units.count - 1].range = last.range.lowerBound..<range.upperBound
                units[units.count - 1].length = joined
                return
            }
        }
        units.append(
            TextUnit(
                range: range,
                length: length,
                gap: gap.length,
                breakCost: cost,
                isTight: gap.isTight,
                sort: sort
            )
        )
    }

    /// What stands between the last unit and `start`.
    private func gap(before start: Int, in bytes: Span<UInt8>) -> (length: Int, isTight: Bool) {
        guard let last = units.last else { return (0, false) }
        let gap = last.range.upperBound..<start
        if gap.isEmpty { return (0, true) }
        let text = bytes.trimmed(gap)
        if text.isEmpty, !countsBlanks { return (0, false) }
        let isTight = !text.isEmpty && (text.lowerBound == gap.lowerBound || text.upperBound == gap.upperBound)
        return (measure.length(of: bytes.extracting(gap)), isTight)
    }
}
