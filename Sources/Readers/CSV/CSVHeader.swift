/// The header of a CSV file: how its fields are parted, and what its columns are.
struct CSVHeader {
    let names: [String]
    /// The columns of a table of questions and answers; nil in any other table.
    let faq: (question: Int, answer: Int)?

    /// - Parameter fields: of the first record. Blanks around a name do not count.
    init(_ fields: [String]) throws(LineFault) {
        names = fields.map { String($0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
        var seen: Set<String> = []
        for name in names where !seen.insert(name.lowercased()).inserted { throw .duplicateHeader(name) }
        let question = names.firstIndex { Self.questions.contains($0.lowercased()) }
        let answer = names.firstIndex { Self.answers.contains($0.lowercased()) }
        if let question, let answer { faq = (question, answer) } else { faq = nil }
    }

    /// The separator of a file: of comma, semicolon and tab the one that its first line holds most often outside quotes.
    static func separator(in text: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in text.prefix(CSVParser.fieldLimit) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte.isLineEnd, !counts.isEmpty { break }
            if Self.separators.contains(byte) { counts[byte, default: 0] += 1 }
        }
        let best = Self.separators.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
        return counts[best] == nil ? UInt8(ascii: ",") : best
    }

    private static let separators = Array(",;\t".utf8)
    private static let questions: Set = ["question", "q", "frage", "pregunta", "domanda", "vraag", "pergunta"]
    private static let answers: Set = [
        "answer", "a", "antwort", "respuesta", "réponse", "reponse", "risposta", "antwoord", "resposta",
    ]
}
