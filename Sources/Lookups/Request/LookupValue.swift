import RAGCore
import Upstreams
import YAMLText

/// A value that has been found to be what its kind says. Only ASCII passes: no blank but an amount's, no control character,
/// no `/`, no `..`.
struct LookupValue: Sendable, Equatable {
    let kind: ValueKind
    let text: String

    /// Nil where the text is no such value.
    init?(_ text: String, kind: ValueKind) {
        // As customers write it, and no part of the number.
        let text = kind == .identifier && text.hasPrefix("#") ? String(text.dropFirst()) : text
        guard Self.isValid(Array(text.utf8.prefix(255)), kind: kind) else { return nil }
        self.kind = kind
        self.text = text
    }

    /// As a part of a path or a query: every byte but the unreserved ones of RFC 3986 is escaped.
    var encoded: String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if ASCII.isWord(byte) || "-.~".utf8.contains(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), Self.digit(byte >> 4), Self.digit(byte & 15)]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    /// - Parameter bytes: up to 255, which is more than any kind may have.
    private static func isValid(_ bytes: [UInt8], kind: ValueKind) -> Bool {
        switch kind {
        case .identifier: isIdentifier(bytes)
        case .email: isEmail(bytes)
        case .date: bytes.count == 10 && CalendarDate(String(decoding: bytes, as: UTF8.self)) != nil
        case .number: (1...9).contains(bytes.count) && bytes.allSatisfy(ASCII.isDigit)
        case .amount: isAmount(bytes)
        }
    }

    private static func isIdentifier(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= 64, let first = bytes.first, let last = bytes.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last) && isDotted(bytes[...]) { "-_".utf8.contains($0) }
    }

    private static func isEmail(_ bytes: [UInt8]) -> Bool {
        let sides = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard bytes.count <= 254, sides.count == 2, sides[0].count <= 64 else { return false }
        return isDotted(sides[0]) { "-_+'%".utf8.contains($0) } && sides[1].contains(UInt8(ascii: "."))
            && isDotted(sides[1]) { $0 == UInt8(ascii: "-") }
    }

    /// Digits, perhaps a point with one or two more, perhaps a blank and a currency.
    private static func isAmount(_ bytes: [UInt8]) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        let sides = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, sides.count <= 2, (1...9).contains(sides[0].count) else { return false }
        let isCurrency = parts.count == 1 || (parts[1].count == 3 && parts[1].allSatisfy(ASCII.isUpper))
        return isCurrency && sides.joined().allSatisfy(ASCII.isDigit)
            && (sides.count == 1 || (1...2).contains(sides[1].count))
    }

    /// Letters, digits and `marks`, in one part or several with single points between.
    private static func isDotted(_ bytes: ArraySlice<UInt8>, marks: (UInt8) -> Bool) -> Bool {
        bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.allSatisfy { isAlphanumeric($0) || marks($0) }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte)
    }
}
