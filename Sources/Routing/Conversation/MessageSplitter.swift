import Chunking
import RAGCore

/// Takes a message apart into the things that it asks, so that each finds its own answer.
///
/// It parts sentences, and clauses behind a comma or an "and" where both sides are questions of their own: `is the tent in
/// stock, where is my order 12345 and can i return it`. What is no question belongs to the question behind it, and at the
/// end to the one before it. Where it is not sure it leaves the message whole: a question that is wrongly cut in two finds
/// nothing.
package struct MessageSplitter: Sendable {
    /// What is beyond stays with the last.
    package static let partLimit = 4
    /// A longer message is left whole: it is a letter, and no list of questions.
    package static let byteLimit = 4096

    private let scanner: EntityScanner

    package init(scanner: EntityScanner) {
        self.scanner = scanner
    }

    /// The parts in the order of the message, at least one; of a message that asks one thing the message itself.
    package func parts(of message: String) -> [MessagePart] {
        let bytes = Array(message.utf8)
        let whole = Self.trimmed(bytes.indices, of: bytes)
        let text = bytes.count <= Self.byteLimit ? ScannedText(message) : ScannedText("")
        let found = Self.ranges(of: Self.segments(of: text, message))
        let ranges = found.count > 1 ? found : [whole]
        var subjects = SubjectCarry(scanner: scanner)
        return ranges.map { range in
            let written = String(decoding: bytes[range], as: UTF8.self)
            let standalone = found.count > 1 ? subjects.standalone(written) : written
            return MessagePart(text: written, range: range, standalone: standalone)
        }
    }

    private static func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
        let blanks = Set(" \t\r\n".utf8)
        guard let first = bytes[range].firstIndex(where: { !blanks.contains($0) }),
            let last = bytes[range].lastIndex(where: { !blanks.contains($0) })
        else { return range.lowerBound..<range.lowerBound }
        return first..<last + 1
    }

    // MARK: - What asks

    /// A sentence, or a clause of one that was cut off.
    private struct Segment {
        enum Role {
            case asks
            /// Belongs to what asks behind it.
            case tells
            /// A question without meaning of its own, which belongs to what was asked before.
            case trails
        }

        let range: Range<Int>
        let role: Role
        let hasMeaning: Bool
    }

    private static func segments(of text: ScannedText, _ message: String) -> [Segment] {
        guard !text.words.isEmpty else { return [] }
        return SentenceScanner.sentences(in: message).flatMap { sentence -> [Segment] in
            let words = text.word(from: sentence.lowerBound)..<text.word(from: sentence.upperBound)
            guard !words.isEmpty else { return [Segment(range: sentence, role: .trails, hasMeaning: false)] }
            return segments(of: Clause(words: words, text: text), sentence)
        }
    }

    private static func segments(of whole: Clause, _ sentence: Range<Int>) -> [Segment] {
        let text = whole.text
        let (clauses, hasAsked) = clauses(of: whole)
        let isMarked = text.bytes[sentence].suffix(3).contains(UInt8(ascii: "?"))
        return clauses.enumerated().map { index, clause in
            let asks = index > 0 || clauses.count > 1 || hasAsked || isMarked || clause.withoutConnectors.isRequest
            let role: Segment.Role = asks && clause.hasMeaning ? .asks : isMarked ? .trails : .tells
            let bare = role == .asks ? clause.withoutConnectors : clause
            let begin = role == .asks ? begin(of: bare) : sentence.lowerBound
            let isLast = index + 1 == clauses.count
            let end = isLast ? sentence.upperBound : end(of: clause)
            return Segment(range: begin..<max(begin, end), role: role, hasMeaning: clause.hasMeaning)
        }
    }

    /// The questions of a sentence, and whether the first is known as one by how it begins.
    private static func clauses(of sentence: Clause) -> (clauses: [Clause], hasAsked: Bool) {
        let text = sentence.text
        var clauses: [Clause] = []
        var start = sentence.words.lowerBound
        let bare = sentence.withoutConnectors
        var hasAsked = bare.opensQuestion || bare.isRequest
        let mayAsk = hasAsked || bare.mayOpenQuestion
        for index in sentence.words.dropFirst() where isBorder(before: index, in: text) {
            let right = Clause(words: index..<sentence.words.upperBound, text: text)
            let left = Clause(words: start..<index, text: text)
            let isWish = right.opensWish && left.withoutConnectors.opensWish
            guard right.hasMeaning, isWish || (right.opensQuestion && !right.asksOfAClause) else { continue }
            if hasAsked || mayAsk || isWish, left.hasMeaning, !left.asksToBeTold {
                clauses.append(left)
                start = index
            }
            hasAsked = true
        }
        clauses.append(Clause(words: start..<sentence.words.upperBound, text: text))
        return (clauses, hasAsked)
    }

    /// Whether a clause may begin with this word: behind an "and", or a comma that no "or" follows.
    private static func isBorder(before index: Int, in text: ScannedText) -> Bool {
        let before = text.words[index - 1].folded
        if ClauseWords.connectors.contains(text.words[index].folded) { return false }
        if ClauseWords.connectors.contains(before) { return true }
        return text.gap(after: index - 1).contains { [UInt8(ascii: ","), UInt8(ascii: ";")].contains($0) }
    }

    /// With the opening mark of a Spanish question.
    private static func begin(of clause: Clause) -> Int {
        let begin = clause.text.words[clause.words.lowerBound].range.lowerBound
        return clause.text.bytes[..<begin].suffix(2).elementsEqual("¿".utf8) ? begin - 2 : begin
    }

    /// Without the "and" that leads to the next clause.
    private static func end(of clause: Clause) -> Int {
        let words = clause.text.words
        let last = clause.words.last { !ClauseWords.connectors.contains(words[$0].folded) } ?? clause.words.lowerBound
        return words[last].range.upperBound
    }

    // MARK: - Parts

    /// One range for each segment that asks, with what belongs to it.
    private static func ranges(of segments: [Segment]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var pending: Int?
        for segment in segments {
            switch segment.role {
            case .asks:
                let range = (pending ?? segment.range.lowerBound)..<segment.range.upperBound
                if ranges.count == partLimit {
                    ranges[partLimit - 1] = ranges[partLimit - 1].lowerBound..<range.upperBound
                } else {
                    ranges.append(range)
                }
                pending = nil
            case .trails where !ranges.isEmpty && pending == nil:
                ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<segment.range.upperBound
            case .tells, .trails:
                // A greeting belongs to nothing.
                if segment.hasMeaning { pending = pending ?? segment.range.lowerBound }
            }
        }
        if let last = ranges.popLast() {
            ranges.append(last.lowerBound..<max(last.upperBound, segments.last?.range.upperBound ?? 0))
        }
        return ranges
    }
}
