/// Words in the value of a field, as in `Connection: close, TE`.
enum FieldList {
    /// Whether `value` names `word`, which is in lower case, among others or alone.
    static func contains(_ value: String, _ word: String) -> Bool {
        value.utf8.split(separator: UInt8(ascii: ",")).contains { part in
            var part = part.drop { isBlank($0) }
            while let last = part.last, isBlank(last) { part.removeLast() }
            return isSame(part, word.utf8)
        }
    }

    /// Whether they are equal but for the case of letters.
    static func isSame(_ text: some Collection<UInt8>, _ lowercase: some Collection<UInt8>) -> Bool {
        text.count == lowercase.count
            && zip(text, lowercase).allSatisfy { byte, lower in
                byte == lower || (UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte && byte | 0x20 == lower)
            }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
