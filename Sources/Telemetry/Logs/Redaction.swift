/// Finds what must not be read in a log: known secrets wherever they stand, words that begin with `sk-`, and the word
/// after `Bearer `.
///
/// Plain comparisons; each byte is looked at a bounded number of times. Known secrets are found as they were given, not
/// where they are encoded or split over two texts.
package struct Redaction: Sendable {
    /// What stands in their place.
    package static let mark = "•••"
    /// A shorter secret, in bytes, is not looked for: it would hide parts of ordinary words.
    package static let shortestSecret = 4

    /// By their first byte.
    private let secrets: [[[UInt8]]]
    /// By byte, whether something to be hidden may be found there.
    private let isSuspect: [Bool]

    package init(secrets: [String] = []) {
        var byFirst = [[[UInt8]]](repeating: [], count: 256)
        for secret in secrets.map({ Array($0.utf8) }) where secret.count >= Self.shortestSecret {
            byFirst[Int(secret[0])].append(secret)
        }
        self.secrets = byFirst
        isSuspect = byFirst.enumerated().map { byte, secrets in
            !secrets.isEmpty || byte == Self.keyPrefix[0] || byte == Self.blank
        }
    }

    /// What is to be hidden from there on: at once, or after the one blank that stands there.
    func hidden(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
        guard isSuspect[Int(text[start])] else { return nil }
        var hidden = secret(at: start, in: text)
        if let word = key(at: start, in: text) ?? bearerToken(after: start, in: text) {
            hidden = word.lowerBound..<max(word.upperBound, hidden?.upperBound ?? 0)
        }
        return hidden.map { extended($0, in: text) }
    }

    /// A secret may begin within what is hidden and end after it.
    private func extended(_ hidden: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
        var end = hidden.upperBound
        var next = hidden.lowerBound
        while next < end {
            if let further = secret(at: next, in: text) { end = max(end, further.upperBound) }
            next += 1
        }
        return hidden.lowerBound..<end
    }

    /// The longest known secret that stands there.
    private func secret(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
        var length = 0
        for secret in secrets[Int(text[start])] where secret.count > length && text.holds(secret, at: start) {
            length = secret.count
        }
        return length > 0 ? start..<start + length : nil
    }

    private func key(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
        guard text.holds(Self.keyPrefix, at: start), start == 0 || !text[start - 1].isAlphanumeric else { return nil }
        let end = text.wordEnd(from: start)
        return end > start + Self.keyPrefix.count ? start..<end : nil
    }

    private func bearerToken(after blank: Int, in text: Span<UInt8>) -> Range<Int>? {
        let scheme = blank - Self.bearer.count
        guard text[blank] == Self.blank, text.holds(Self.bearer, at: scheme, foldingCase: true) else { return nil }
        var word = blank + 1
        while word < text.count, text[word] == Self.blank { word += 1 }
        let end = text.wordEnd(from: word)
        return end > word ? blank + 1..<end : nil
    }

    private static let keyPrefix = Array("sk-".utf8)
    private static let bearer = Array("bearer".utf8)
    private static let blank = UInt8(ascii: " ")
}

extension Span<UInt8> {
    /// - Parameter foldingCase: for `bytes` of small letters only.
    fileprivate func holds(_ bytes: [UInt8], at start: Int, foldingCase: Bool = false) -> Bool {
        guard start >= 0, count - start >= bytes.count else { return false }
        let mask: UInt8 = foldingCase ? 0x20 : 0
        for offset in bytes.indices where self[start + offset] | mask != bytes[offset] { return false }
        return true
    }

    /// Where the word ends that stands there.
    fileprivate func wordEnd(from start: Int) -> Int {
        var end = start
        while end < count, !self[end].endsWord { end += 1 }
        return end
    }
}

extension UInt8 {
    fileprivate var isAlphanumeric: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    /// Blanks, control characters, quotation marks, brackets and whatever else no key is written with.
    fileprivate var endsWord: Bool {
        switch self {
        case 0...0x20, 0x7F...0xFF: true
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "\\"): true
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): true
        case UInt8(ascii: "{"), UInt8(ascii: "}"): true
        default: false
        }
    }
}
