/// Brings citations as models write them into one form, byte by byte: `[1, 2]`, `[1-2]` and `【1†source】` become `[1][2]`,
/// `[1][2]` and `[1]`. A number that no source has
/// becomes `[0]`, which goes with the blank in front of it. What is in brackets and is no list of numbers of at most
/// three digits is text, as is `(1)`.
struct CitationMarkReader {
    /// The longest mark, in bytes.
    private static let limit = 48

    private let sources: Int
    /// From an opening bracket on, as long as a mark may come of it.
    private var pending: [UInt8] = []

    /// - Parameter sources: how many there are; they are numbered from 1.
    init(sources: Int) {
        self.sources = sources
    }

    mutating func read(_ byte: UInt8, into text: inout [UInt8]) {
        if pending.isEmpty {
            if Self.opens(byte) { pending.append(byte) } else { text.append(byte) }
            return
        }
        pending.append(byte)
        if let numbers = Self.numbers(of: pending) {
            for number in numbers { text += "[\(number <= sources ? number : 0)]".utf8 }
            pending = []
        } else if pending.count > Self.limit || !Self.mayBeMark(pending) {
            giveUp(into: &text)
        }
    }

    /// What began as a mark and did not end is text.
    mutating func finish(into text: inout [UInt8]) {
        while !pending.isEmpty { giveUp(into: &text) }
    }

    /// The first byte is text; the others are read again.
    private mutating func giveUp(into text: inout [UInt8]) {
        let rest = pending.dropFirst()
        text += pending.prefix(1)
        pending = []
        for byte in rest { read(byte, into: &text) }
    }

    private static let wideOpening = Array("【".utf8)
    private static let wideClosing = Array("】".utf8)

    private static func opens(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "[") || byte == wideOpening[0] }

    /// Whether more bytes may make a mark of it.
    private static func mayBeMark(_ bytes: [UInt8]) -> Bool {
        if bytes[0] != UInt8(ascii: "[") {
            // Behind a dagger anything may stand.
            return bytes.prefix(3).elementsEqual(wideOpening.prefix(bytes.count))
                && (bytes.count <= 3 || isDigit(bytes[3]) || bytes[3] == 0x20) && !bytes.contains(UInt8(ascii: "\n"))
        }
        return bytes.dropFirst().allSatisfy { isDigit($0) || isSeparator($0) }
    }

    /// The numbers of a whole mark; nil where it is none, or not whole yet.
    private static func numbers(of bytes: [UInt8]) -> [Int]? {
        let inner: ArraySlice<UInt8>
        if bytes[0] == UInt8(ascii: "[") {
            guard bytes.last == UInt8(ascii: "]") else { return nil }
            inner = bytes.dropFirst().dropLast()
        } else {
            guard bytes.count > 6, bytes.starts(with: wideOpening), bytes.suffix(3).elementsEqual(wideClosing) else {
                return nil
            }
            inner = bytes.dropFirst(3).dropLast(3).prefix { isDigit($0) || isSeparator($0) }
        }
        return list(inner)
    }

    /// `1, 2` and `1-3`.
    private static func list(_ bytes: ArraySlice<UInt8>) -> [Int]? {
        var numbers: [Int] = []
        var isRange = false
        var rest = bytes
        while let byte = rest.first {
            let digits = rest.prefix(while: isDigit)
            if digits.isEmpty {
                guard isSeparator(byte) else { return nil }
                if byte == UInt8(ascii: "-") { isRange = true }
                rest = rest.dropFirst()
                continue
            }
            guard digits.count <= 3, let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
            if isRange, let last = numbers.last, last < number { numbers += (last + 1)..<number }
            numbers.append(number)
            isRange = false
            rest = rest.dropFirst(digits.count)
        }
        return numbers.isEmpty ? nil : numbers
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isSeparator(_ byte: UInt8) -> Bool { ", ;-^".utf8.contains(byte) }
}
