import Upstreams
import YAMLText

/// A text with places for values, such as `Order {order_number}: {status}.`
struct Placeholder {
    enum Part: Sendable, Equatable {
        case text(String)
        /// The name of a value.
        case value(String)
    }

    static let nameRule = "has no name of 1 to 64 small letters, digits and “_” that begins with a letter"

    static func isName(_ name: some StringProtocol) -> Bool {
        (1...64).contains(name.utf8.count) && (name.utf8.first.map(isSmall) ?? false)
            && name.utf8.allSatisfy { isSmall($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "_") }
    }

    /// Nil where a brace has no partner, or there is no name between two.
    static func parts(of text: some StringProtocol) -> [Part]? {
        var parts: [Part] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            let plain = rest.prefix { $0 != "{" && $0 != "}" }
            if !plain.isEmpty { parts.append(.text(String(plain))) }
            rest = rest.dropFirst(plain.count)
            guard let brace = rest.popFirst() else { break }
            let name = rest.prefix { $0 != "}" }
            rest = rest.dropFirst(name.count)
            guard brace == "{", rest.popFirst() == "}", isName(name) else { return nil }
            parts.append(.value(String(name)))
        }
        return parts
    }

    private static func isSmall(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) && !ASCII.isUpper(byte)
    }
}

extension [Placeholder.Part] {
    /// In order, some perhaps twice.
    var names: [String] {
        compactMap { part in
            if case .value(let name) = part { name } else { nil }
        }
    }

    /// Nil where one has no value.
    func filled(with value: (String) -> String?) -> String? {
        var text = ""
        for part in self {
            switch part {
            case .text(let plain): text += plain
            case .value(let name):
                guard let value = value(name) else { return nil }
                text += value
            }
        }
        return text
    }
}
