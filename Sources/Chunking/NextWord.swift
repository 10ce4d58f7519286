/// How the text goes on behind a mark and white space.
struct NextWord {
    enum Kind {
        case lowercase
        case uppercase
        case digit
        /// A bracket, a sign, a script without case.
        case other
        case nothing
    }

    let kind: Kind
    /// Where the word starts, behind opening quotes and emphasis.
    let start: Int

    init(after index: Int, limit: Int, in bytes: Span<UInt8>) {
        var start = bytes.skippingBlanks(from: index, limit: limit)
        var opening = 0
        while opening < 4, let length = Self.openerLength(at: start, limit: limit, in: bytes) {
            start += length
            opening += 1
        }
        self.start = start
        kind = Self.kind(at: start, limit: limit, in: bytes)
    }

    private static func openerLength(at index: Int, limit: Int, in bytes: Span<UInt8>) -> Int? {
        guard let (scalar, length) = bytes.scalar(at: index, limit: limit) else { return nil }
        switch scalar {
        case "\"", "'", "*", "_", "“", "‘", "„", "‚", "«", "»", "‹", "›": return length
        default: return nil
        }
    }

    private static func kind(at index: Int, limit: Int, in bytes: Span<UInt8>) -> Kind {
        guard let (scalar, length) = bytes.scalar(at: index, limit: limit) else { return .nothing }
        switch scalar {
        case "A"..."Z", "¿", "¡":
            return .uppercase
        case "0"..."9":
            return .digit
        case "a"..."z":
            // `iPhone` and `eBay` start a sentence as they are.
            let second = index + length
            let isBrand = second < limit && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[second])
            return isBrand ? .uppercase : .lowercase
        case "\u{80}"...:
            let properties = scalar.properties
            return properties.isUppercase ? .uppercase : properties.isLowercase ? .lowercase : .other
        default:
            return .other
        }
    }
}
