/// Takes the marks out of lines of text: escapes, code ticks, tags, entities, links and emphasis.
///
/// Bytes are copied to `output`; marks that may turn out to be text (brackets, emphasis) are copied too, and their places
/// noted, until their partners decide.
struct MarkdownInlines {
    private let source: [UInt8]
    private var position = 0
    private var output: [UInt8] = []
    /// Ascending and disjoint once sorted: the parts of `output` that are markup.
    private var removed: [Range<Int>] = []
    /// The places of open `[` and `![` in the output.
    private var brackets: [Range<Int>] = []
    private var emphasis = EmphasisMarks()
    /// Where the last run of so many backticks stands, so that no search for a closing run is in vain.
    private let lastRun: [Int: Int]

    init(_ source: [UInt8]) {
        self.source = source
        lastRun = Self.lastBacktickRuns(in: source)
        output.reserveCapacity(source.count)
    }

    mutating func plain() -> [UInt8] {
        while position < source.count {
            switch source[position] {
            case UInt8(ascii: "\\"): escape()
            case UInt8(ascii: "`"): code()
            case UInt8(ascii: "<"): tag()
            case UInt8(ascii: "&"): entity()
            case UInt8(ascii: "!") where peek(1) == UInt8(ascii: "["): open(length: 2)
            case UInt8(ascii: "["): open(length: 1)
            case UInt8(ascii: "]"): close()
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): mark()
            default: copy(1)
            }
        }
        removed += emphasis.removed
        return collapsed()
    }

    private func peek(_ distance: Int) -> UInt8? {
        position + distance < source.count ? source[position + distance] : nil
    }

    private mutating func copy(_ count: Int) {
        output += source[position..<position + count]
        position += count
    }

    private mutating func escape() {
        guard let next = peek(1), next.isASCIIPunctuation else { return copy(1) }
        output.append(next)
        position += 2
    }

    /// A code span is copied as it is; ticks without a partner are dropped.
    private mutating func code() {
        let length = source[position...].prefix { $0 == UInt8(ascii: "`") }.count
        let start = position + length
        position = start
        guard let last = lastRun[length], last >= start else { return }
        var end = start
        while end < source.count {
            guard source[end] == UInt8(ascii: "`") else {
                end += 1
                continue
            }
            let run = source[end...].prefix { $0 == UInt8(ascii: "`") }.count
            if run == length { break }
            end += run
        }
        output += source[start..<end]
        position = min(end + length, source.count)
    }

    /// Drops a tag or a comment; an address in angle brackets keeps the address.
    private mutating func tag() {
        guard let next = peek(1), next.isASCIILetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") else {
            return copy(1)
        }
        let start = position + 1
        let limit = min(start + 1024, source.count)
        guard let end = source[start..<limit].firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }),
            source[end] == UInt8(ascii: ">")
        else { return copy(1) }
        let body = source[start..<end]
        let isAddress =
            !body.contains(UInt8(ascii: " ")) && next.isASCIILetter
            && (body.contains(UInt8(ascii: ":")) || body.contains(UInt8(ascii: "@")))
        if isAddress {
            output += body
        } else if body.prefix(2).elementsEqual("br".utf8) {
            output.append(UInt8(ascii: " "))
        }
        position = end + 1
    }

    private mutating func entity() {
        let start = position + 1
        let limit = min(start + 12, source.count)
        guard let end = source[start..<limit].firstIndex(of: UInt8(ascii: ";")),
            let character = CharacterReferences.character(named: source[start..<end])
        else { return copy(1) }
        output += character.utf8
        position = end + 1
    }

    private mutating func open(length: Int) {
        // A footnote's mark, `[^1]`, says nothing outside its document.
        if length == 1, peek(1) == UInt8(ascii: "^"),
            let end = source[position..<min(position + 64, source.count)].firstIndex(of: UInt8(ascii: "]"))
        {
            position = end + 1
            return
        }
        brackets.append(output.count..<output.count + length)
        copy(length)
    }

    private mutating func close() {
        guard let opener = brackets.popLast() else { return copy(1) }
        let target: Int? =
            switch peek(1) {
            case UInt8(ascii: "("): endOfTarget(from: position + 2)
            case UInt8(ascii: "["): endOfLabel(from: position + 2)
            default: nil
            }
        guard let target else { return copy(1) }
        removed.append(opener)
        position = target
    }

    /// The end of `(target "title")`, from behind its `(`. Brackets in it are balanced.
    private func endOfTarget(from start: Int) -> Int? {
        var depth = 1
        var index = start
        let limit = min(start + 2048, source.count)
        while index < limit {
            switch source[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return index + 1 }
            case UInt8(ascii: "\n"): return nil
            default: break
            }
            index += 1
        }
        return nil
    }

    private func endOfLabel(from start: Int) -> Int? {
        source[start..<min(start + 1000, source.count)].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
    }

    private mutating func mark() {
        let character = source[position]
        let length = source[position...].prefix { $0 == character }.count
        let before = position > 0 ? source[position - 1] : UInt8(ascii: " ")
        let after = peek(length) ?? UInt8(ascii: " ")
        emphasis.add(character, output.count..<output.count + length, before: before, after: after)
        copy(length)
    }

    /// The output without what was removed, each run of blanks as one, lines trimmed.
    private mutating func collapsed() -> [UInt8] {
        removed.sort { $0.lowerBound < $1.lowerBound }
        var result: [UInt8] = []
        result.reserveCapacity(output.count)
        var next = 0
        for range in removed + [output.count..<output.count] {
            for byte in output[next..<max(next, range.lowerBound)] {
                let isBlank = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
                let last = result.last ?? UInt8(ascii: "\n")
                if isBlank, last == UInt8(ascii: " ") || last == UInt8(ascii: "\n") { continue }
                if byte == UInt8(ascii: "\n"), last == UInt8(ascii: " ") { result.removeLast() }
                if byte == UInt8(ascii: "\n"), result.last ?? UInt8(ascii: "\n") == UInt8(ascii: "\n") { continue }
                result.append(isBlank ? UInt8(ascii: " ") : byte)
            }
            next = max(next, range.upperBound)
        }
        while let last = result.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\n") { result.removeLast() }
        return result
    }

    private static func lastBacktickRuns(in source: [UInt8]) -> [Int: Int] {
        var runs: [Int: Int] = [:]
        var index = 0
        while index < source.count {
            let length = source[index...].prefix { $0 == UInt8(ascii: "`") }.count
            if length > 0 { runs[length] = index }
            index += max(length, 1)
        }
        return runs
    }
}

extension UInt8 {
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }

    var isASCIIPunctuation: Bool {
        (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
            || (0x7B...0x7E).contains(self)
    }
}
