import YAMLText

/// Tells a key from what people put in its place.
package enum APIKey {
    /// Characters of a key.
    static let lengths = 20...4096

    /// The key, without the blanks around it.
    ///
    /// - Returns: `isUnusual` where it is not 32 or more letters, digits, `-` and `_`: it may be right, and is worth a
    ///   warning.
    /// - Throws: where it cannot be a key. Nothing of the text is in the error.
    package static func check(_ text: String) throws(KeyProblem) -> (key: Secret, isUnusual: Bool) {
        let key = trimmed(text)
        guard let first = key.first else { throw .empty }
        if "\"'“‘`".contains(first) { throw .quoted }
        let lower = key.lowercased()
        if lower == "bearer" || lower.hasPrefix("bearer ") { throw .bearer }
        if isPlaceholder(lower) { throw .placeholder }
        if key.contains(where: \.isWhitespace) { throw .blank }
        guard key.utf8.allSatisfy(ASCII.isVisible) else { throw .foreignCharacter }
        guard key.utf8.count >= lengths.lowerBound else { throw .short(key.utf8.count) }
        guard key.utf8.count <= lengths.upperBound else { throw .long(key.utf8.count) }
        let isUsual = key.utf8.count >= 32 && key.utf8.allSatisfy { ASCII.isWord($0) || $0 == UInt8(ascii: "-") }
        return (Secret(key), !isUsual)
    }

    private static func trimmed(_ text: String) -> String {
        var key = text.drop(while: \.isWhitespace)
        while key.last?.isWhitespace == true { key.removeLast() }
        return String(key)
    }

    /// `your-api-key`, `sk-...`, `<key>`, `${VAR}`, `xxxx`, `changeme` and their like.
    private static func isPlaceholder(_ lower: String) -> Bool {
        if lower.hasPrefix("<") || lower.hasPrefix("$") || lower.hasPrefix("{") || lower.hasPrefix("[") { return true }
        if lower.contains("...") || lower.contains("…") { return true }
        let plain = String(lower.filter { $0.isLetter || $0.isNumber || $0 == "*" })
        if words.contains(plain) { return true }
        if plain.hasPrefix("your") || plain.hasPrefix("skyour") || plain.hasPrefix("insert") { return true }
        let rest = plain.hasPrefix("sk") ? plain.dropFirst(2) : plain[...]
        return Set(rest).count <= 1
    }

    private static let words: Set<String> = [
        "apikey", "changeme", "changethis", "dummy", "example", "fake", "key", "keyhere", "mykey", "none", "null",
        "placeholder", "replaceme", "secret", "skkey", "skproj", "sktest", "test", "todo", "token", "myapikey",
        "nuthatchapikey", "holysheepapikey", "undefined",
    ]
}
