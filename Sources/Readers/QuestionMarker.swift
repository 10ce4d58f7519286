/// Recognises lines that ask, `Q: …` or `**Q:** …`, and lines that answer, `A: …`.
struct QuestionMarker {
    enum Role {
        case question
        case answer
    }

    /// The role of a line by its beginning, or nil for any other line.
    ///
    /// `Q`, `Question`, `Frage`, `Pregunta` and `A`, `Answer`, `Antwort`, `Respuesta` are read in any case, with a number
    /// or without, and emphasised or not; a colon follows: `**Q1:**`, `__Question__:`, `a:`.
    static func role(of line: ArraySlice<UInt8>) -> Role? {
        var rest = line.drop { isBlank($0) || isEmphasis($0) }
        let word = rest.prefix { $0.isASCIILetter }
        guard (1...9).contains(word.count) else { return nil }
        rest = rest.dropFirst(word.count).drop { (0x30...0x39).contains($0) || isEmphasis($0) }
        guard rest.first == UInt8(ascii: ":"),
            rest.dropFirst().contains(where: { !isBlank($0) && !isEmphasis($0) })
        else { return nil }
        return roles[String(decoding: word, as: UTF8.self).lowercased()]
    }

    private static let roles: [String: Role] = [
        "q": .question, "question": .question, "frage": .question, "pregunta": .question,
        "a": .answer, "answer": .answer, "antwort": .answer, "respuesta": .answer,
    ]

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func isEmphasis(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") }
}

extension UInt8 {
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
