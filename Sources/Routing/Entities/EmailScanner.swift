import RAGCore

/// Finds e-mail addresses: of RFC 5321 what people have, which is a local part of letters, digits and `!#$%&'*+-/=?^_{|}~`
/// with single dots between, and a domain of two or more labels.
enum EmailScanner {
    /// RFC 5321, 4.5.3.1.
    private static let localLimit = 64
    private static let domainLimit = 253
    private static let labelLimit = 63

    /// Looks at no byte more often than its two bounds, so the time is linear in the text.
    static func entities(in text: ScannedText) -> [Entity] {
        let bytes = text.bytes
        var entities: [Entity] = []
        var free = 0
        for at in bytes.indices where bytes[at] == UInt8(ascii: "@") {
            guard let start = localStart(bytes, before: at, from: free), let end = domainEnd(bytes, after: at) else {
                continue
            }
            free = end
            let written = text.text(start..<end)
            entities.append(Entity(kind: .email, text: written, value: written.lowercased(), range: start..<end))
        }
        return entities
    }

    private static func localStart(_ bytes: [UInt8], before at: Int, from free: Int) -> Int? {
        var start = at
        while start > free, isLocal(bytes[start - 1]), at - start <= localLimit {
            if bytes[start - 1] == dot, start == at || bytes[start] == dot { break }
            start -= 1
        }
        // What a sentence has before an address is no part of it.
        while start < at, leading.contains(bytes[start]) { start += 1 }
        guard start < at, at - start <= localLimit else { return nil }
        // A letter beyond ASCII belongs to an address that this does not know; half of one would be another address.
        return start > 0 && (bytes[start - 1] >= 0x80 || bytes[start - 1] == UInt8(ascii: "@")) ? nil : start
    }

    private static func domainEnd(_ bytes: [UInt8], after at: Int) -> Int? {
        var (end, label, labels, last) = (at + 1, 0, 0, 0)
        while end < bytes.count, end - at <= domainLimit + 1 {
            let byte = bytes[end]
            if byte.isASCIILetter || byte.isASCIIDigit || (byte == UInt8(ascii: "-") && label > 0) {
                label += 1
                guard label <= labelLimit else { return nil }
            } else if byte == dot, label > 0, end + 1 < bytes.count, isDomainStart(bytes[end + 1]) {
                labels += 1
                last = end
                label = 0
            } else {
                break
            }
            end += 1
        }
        while end > at + 1, bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
        guard labels > 0, end - at <= domainLimit + 1, end - last > 2 else { return nil }
        guard bytes[last + 1..<end].allSatisfy(\.isASCIILetter) else { return nil }
        return end < bytes.count && (bytes[end] >= 0x80 && bytes[end] != 0xE2 || bytes[end] == UInt8(ascii: "@"))
            ? nil : end
    }

    private static func isDomainStart(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit }

    private static func isLocal(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == dot || marks.contains(byte)
    }

    private static let dot = UInt8(ascii: ".")
    private static let marks = Set("!#$%&'*+-/=?^_{|}~".utf8)
    private static let leading = Set(".'*/=?{|".utf8)
}
