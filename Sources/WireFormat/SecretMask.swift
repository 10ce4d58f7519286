/// Hides keys in texts that others wrote: those that are known, and what looks like one.
package struct SecretMask: Sendable {
    private let secrets: [[UInt8]]

    /// - Parameter secrets: texts of which no copy is let through.
    package init(_ secrets: [String] = []) {
        // The longest first: one may begin with another.
        self.secrets = secrets.map { Array($0.utf8) }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    }

    /// The text with `***` for each secret, for what follows `Bearer`, and for words that begin as keys do.
    package func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            let length = hiddenLength(bytes[position...], isWordStart: position == 0 || !bytes[position - 1].isInWord)
            if length > 0 {
                output += "***".utf8
                position += length
            } else {
                output.append(bytes[position])
                position += 1
            }
        }
        return output == bytes ? text : String(decoding: output, as: UTF8.self)
    }

    /// How many bytes at the start of `text` are to be hidden.
    private func hiddenLength(_ text: ArraySlice<UInt8>, isWordStart: Bool) -> Int {
        if let secret = secrets.first(where: text.starts) { return secret.count }
        guard isWordStart else { return 0 }
        for prefix in Self.prefixes where text.starts(with: prefix) {
            let rest = text.dropFirst(prefix.count).prefix { $0.isInKey }
            if rest.count >= Self.shortestKey { return prefix.count + rest.count }
        }
        guard text.prefix(Self.bearer.count).elementsEqual(Self.bearer, by: { $0 | 0x20 == $1 }) else { return 0 }
        let blanks = text.dropFirst(Self.bearer.count).prefix { $0 == 0x20 || $0 == 0x09 }
        let token = text[blanks.endIndex...].prefix { $0 > 0x20 && $0 != UInt8(ascii: "\"") }
        return blanks.isEmpty || token.isEmpty ? 0 : token.endIndex - text.startIndex
    }

    /// Shorter words are words, such as `sk-learn`.
    private static let shortestKey = 8
    private static let bearer = Array("bearer".utf8)
    private static let prefixes = ["sk-", "sk_", "gsk_", "xai-", "AIza", "hf_"].map { Array($0.utf8) }
}

extension UInt8 {
    fileprivate var isInWord: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// Upstreams quote keys with their middle as asterisks.
    fileprivate var isInKey: Bool {
        isInWord || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self == UInt8(ascii: "*")
            || self == UInt8(ascii: ".")
    }
}
