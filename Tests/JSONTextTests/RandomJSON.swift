import RAGCore
import TestSupport

/// Random values of JSON, and many ways to write each.
indirect enum RandomJSON {
    case null
    case bool(Bool)
    /// Its forms, all of one number.
    case number([String])
    case string(String)
    case array([RandomJSON])
    /// Without equal keys.
    case object([(key: String, value: RandomJSON)])

    static func made(depth: Int, using generator: inout SeededGenerator) -> RandomJSON {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
        case 0: return .null
        case 1: return .bool(.random(using: &generator))
        case 2, 3: return .string(text(using: &generator))
        case 4: return .number(number(using: &generator))
        case 5:
            let count = Int.random(in: 0..<5, using: &generator)
            return .array((0..<count).map { _ in made(depth: depth - 1, using: &generator) })
        default:
            let keys = Set((0..<Int.random(in: 0..<20, using: &generator)).map { _ in text(using: &generator) })
                .sorted()
            return .object(keys.map { ($0, made(depth: depth - 1, using: &generator)) })
        }
    }

    private static func text(using generator: inout SeededGenerator) -> String {
        let letters: [Character] = ["a", "b", "é", "世", "🧗", "\"", "\\", "/", "\n", "\u{1}", " ", "\u{7F}"]
        let count = Int.random(in: 0..<12, using: &generator)
        return String((0..<count).map { _ in letters[Int.random(in: letters.indices, using: &generator)] })
    }

    private static func number(using generator: inout SeededGenerator) -> [String] {
        let digits = Int.random(in: -99_999...99_999, using: &generator)
        return ["\(digits)", "\(digits).0", "\(digits)e0", "\(digits)0e-1", "\(digits).000E+00"]
    }

    /// One way to write it: with random blanks, order of members, escapes and forms of numbers.
    func written(using generator: inout SeededGenerator) -> String {
        let blank = [String](repeating: "", count: 3) + [" ", "\n\t", "\r\n"]
        func gap() -> String { blank[Int.random(in: blank.indices, using: &generator)] }
        switch self {
        case .null: return "null"
        case .bool(let value): return "\(value)"
        case .number(let forms): return forms[Int.random(in: forms.indices, using: &generator)]
        case .string(let text): return Self.quoted(text, using: &generator)
        case .array(let values):
            return "[" + gap() + values.map { $0.written(using: &generator) }.joined(separator: "," + gap()) + gap()
                + "]"
        case .object(let members):
            let texts = members.shuffled(using: &generator).map { member in
                Self.quoted(member.key, using: &generator) + gap() + ":" + gap()
                    + member.value.written(using: &generator)
            }
            return "{" + gap() + texts.joined(separator: gap() + ",") + gap() + "}"
        }
    }

    private static func quoted(_ text: String, using generator: inout SeededGenerator) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            if mustEscape || Int.random(in: 0..<4, using: &generator) == 0 {
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    let digits = String(unit, radix: 16, uppercase: Bool.random(using: &generator))
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// The value with one of its leaves made another.
    func changed(using generator: inout SeededGenerator) -> RandomJSON {
        switch self {
        case .null: return .bool(false)
        case .bool(let value): return .bool(!value)
        case .number(let forms):
            return .number(["1" + (forms[0].hasPrefix("-") ? "7" : "") + forms[0].drop { $0 == "-" }])
        case .string(let text): return .string(text + "x")
        case .array(var values):
            guard !values.isEmpty else { return .array([.null]) }
            let index = Int.random(in: values.indices, using: &generator)
            values[index] = values[index].changed(using: &generator)
            return .array(values)
        case .object(var members):
            guard !members.isEmpty else { return .object([("x", .null)]) }
            let index = Int.random(in: members.indices, using: &generator)
            members[index].value = members[index].value.changed(using: &generator)
            return .object(members)
        }
    }
}
