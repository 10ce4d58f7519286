/// The shape of a number that a shop gives: `#` is a digit, `@` a letter, and all else is itself, as in `NH-####-#####`.
/// Case does not matter.
package struct CodePattern: Sendable, Equatable {
    package static let lengthLimit = 40

    package let text: String
    private let symbols: [UInt8]

    /// Nil unless it is made of 3 to 40 letters, digits, `-`, `_`, `#` and `@`, with a `#` or a digit among them, and
    /// begins and ends with no dash: what matches any word would take all of them for orders.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (3...Self.lengthLimit).contains(bytes.count), bytes.contains(Self.digit) else { return nil }
        guard bytes.allSatisfy({ $0 == Self.digit || $0 == Self.letter || CodeRun.isInside($0) }) else { return nil }
        guard let first = bytes.first, let last = bytes.last, !CodeRun.dashes.contains(first),
            !CodeRun.dashes.contains(last)
        else { return nil }
        self.text = text
        symbols = bytes
    }

    /// Whether all of `code` has this shape.
    func matches(_ code: ArraySlice<UInt8>) -> Bool {
        guard code.count == symbols.count else { return false }
        return zip(symbols, code).allSatisfy { symbol, byte in
            switch symbol {
            case Self.digit: byte.isASCIIDigit
            case Self.letter: byte.isASCIILetter
            default: symbol == byte || (symbol.isASCIILetter && byte.isASCIILetter && symbol | 0x20 == byte | 0x20)
            }
        }
    }

    private static let digit = UInt8(ascii: "#")
    private static let letter = UInt8(ascii: "@")
}
