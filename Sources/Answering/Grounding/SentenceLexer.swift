import Routing

/// Takes a sentence apart, scalar by scalar.
struct SentenceLexer {
    private let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ text: some StringProtocol) {
        scalars = Array(text.unicodeScalars)
    }

    /// A full stop parts no clauses: a sentence has one at its end, and else those of `z. B.` and `3. März`.
    mutating func next() -> SentenceToken? {
        while index < scalars.count {
            let scalar = scalars[index]
            if Self.isDigit(scalar) { return number() }
            if Self.isASCIILetter(scalar) || !scalar.isASCII && CharacterFolding.fold(scalar) != nil { return word() }
            index += 1
            switch scalar {
            case "€", "$", "£", "¥", "%", "°": return .sign(scalar)
            case ",", ";", ":", "!", "?", "(", ")", "–", "—", "|", "\n", "\"", "“", "”", "„", "«", "»": return .stop
            default: break
            }
        }
        return nil
    }

    // MARK: Numbers

    private mutating func number() -> SentenceToken {
        let start = index
        index += 1
        while index < scalars.count {
            if Self.isDigit(scalars[index]) || Self.joinsDigits(scalars[index]) && digit(at: index + 1) {
                index += 1
            } else if isThousandsBlank(at: index) {
                index += 1
            } else {
                break
            }
        }
        if isISODate(from: start) { index += 6 } else if isCode(at: index) { return code(from: start) }
        return .number(Self.text(scalars[start..<index].filter { !Self.isBlank($0) }))
    }

    /// `1 299`, with a blank that does not break.
    private func isThousandsBlank(at place: Int) -> Bool {
        Self.isBlank(scalars[place]) && (1...3).allSatisfy { digit(at: place + $0) } && !digit(at: place + 4)
    }

    /// `2027` with `-03-13` behind it.
    private func isISODate(from start: Int) -> Bool {
        index == start + 4
            && [0, 3].allSatisfy { offset in
                index + offset < scalars.count && scalars[index + offset] == "-" && digit(at: index + offset + 1)
                    && digit(at: index + offset + 2)
            } && !digit(at: index + 6)
    }

    /// Whether letters follow that are no unit: `2P`, but not `2kg` nor `2-season`.
    private func isCode(at place: Int) -> Bool {
        guard place < scalars.count, Self.isLetter(scalars[place]) else { return false }
        var end = place
        while end < scalars.count, Self.isLetter(scalars[end]) { end += 1 }
        let letters = QuestionWords.words(of: Self.text(scalars[place..<end])).first ?? ""
        if digit(at: end) { return true }
        return MeasureUnit.named[letters] == nil && !Self.ordinals.contains(letters)
    }

    // MARK: Words

    private mutating func word() -> SentenceToken {
        let start = index
        var word = String.UnicodeScalarView()
        while index < scalars.count {
            let scalar = scalars[index]
            if Self.isASCIILetter(scalar) {
                word.append(Unicode.Scalar(UInt8(scalar.value | 0x20)))
            } else if !scalar.isASCII, let plain = CharacterFolding.fold(scalar) {
                word.append(contentsOf: plain)
            } else if !["'", "’"].contains(scalars[index]) {
                break
            }
            index += 1
        }
        if isCodeBehindWord() { return code(from: start) }
        return .word(String(word))
    }

    /// Whether digits go on with what began as a word, perhaps behind hyphens and more letters: `LF-TNT-0020`, `FREE100`.
    private func isCodeBehindWord() -> Bool {
        var end = index
        while end < scalars.count, end - index <= 32 {
            if Self.isDigit(scalars[end]) { return true }
            guard scalars[end] == "-" || scalars[end] == "_" || end > index && Self.isLetter(scalars[end]) else {
                return false
            }
            end += 1
        }
        return false
    }

    private mutating func code(from start: Int) -> SentenceToken {
        while index < scalars.count {
            let joins =
                (scalars[index] == "-" || scalars[index] == "_") && index + 1 < scalars.count
                && (Self.isLetter(scalars[index + 1]) || digit(at: index + 1))
            guard joins || Self.isLetter(scalars[index]) || Self.isDigit(scalars[index]) else { break }
            index += 1
        }
        return .code(Self.text(scalars[start..<index]).uppercased())
    }

    // MARK: Scalars

    private static let ordinals: Set<String> = ["st", "nd", "rd", "th"]

    private func digit(at place: Int) -> Bool { place < scalars.count && Self.isDigit(scalars[place]) }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    private static func isASCIILetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x61...0x7A).contains(scalar.value | 0x20) && scalar.isASCII
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

    private static func joinsDigits(_ scalar: Unicode.Scalar) -> Bool { ".,:/'’".unicodeScalars.contains(scalar) }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{A0}" || scalar == "\u{202F}" }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
