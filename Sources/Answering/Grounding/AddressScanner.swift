import Foundation

/// Finds links, domains, e-mail addresses and telephone numbers in a text, written plainly or hidden a little: `hxxp`,
/// `example[.]com`, `example dot com`, wide letters.
///
/// It would rather take a word for an address than miss one. Linear in the text.
struct AddressScanner {
    /// Without scheme and `www.`, in lower case: `larkfell.example/returns`.
    private(set) var links: Set<String> = []
    private(set) var emails: Set<String> = []
    /// The last seven digits of each.
    private(set) var phones: Set<String> = []

    init(_ text: String) {
        for piece in Self.plain(text).split(whereSeparator: Self.parts) { read(piece) }
        readPhones(text)
    }

    /// Whether nothing is here that is not there. The host alone of a known link is known.
    func isKnown(to others: AddressScanner) -> Bool {
        let hosts = Set(others.links.map { String($0.prefix { $0 != "/" && $0 != "?" && $0 != "#" }) })
        return links.allSatisfy { others.links.contains($0) || hosts.contains($0) }
            && emails.isSubset(of: others.emails) && phones.isSubset(of: others.phones)
    }

    mutating func formUnion(_ other: AddressScanner) {
        links.formUnion(other.links)
        emails.formUnion(other.emails)
        phones.formUnion(other.phones)
    }

    // MARK: Links and e-mail addresses

    private mutating func read(_ piece: Substring) {
        var piece = piece
        while let last = piece.last, ".,;:!?*_`'’…".contains(last) { piece.removeLast() }
        while let first = piece.first, "*_`'‘¿¡".contains(first) { piece.removeFirst() }
        let lower = piece.lowercased()
        if let scheme = Self.scheme(of: lower) {
            let rest = lower.dropFirst(scheme.count)
            if scheme == "mailto:" { emails.insert(String(rest)) } else { links.insert(Self.link(rest)) }
        } else if let at = lower.lastIndex(of: "@"), at > lower.startIndex, lower[at...].contains(".") {
            emails.insert(lower)
        } else if lower.hasPrefix("www.") || lower.hasPrefix("//") || Self.isHost(piece) {
            links.insert(Self.link(lower[...]))
        }
    }

    private static func scheme(of text: String) -> Substring? {
        if let end = text.firstRange(of: "://") { return text[..<end.upperBound] }
        return ["data:", "javascript:", "vbscript:", "file:", "mailto:", "tel:", "sms:", "blob:"].first {
            text.hasPrefix($0) && text.utf8.count > $0.utf8.count
        }.map { $0[...] }
    }

    private static func link(_ text: Substring) -> String {
        var text = text
        while text.hasPrefix("/") { text.removeFirst() }
        if text.hasPrefix("www.") { text = text.dropFirst(4) }
        while text.hasSuffix("/") { text.removeLast() }
        return String(text)
    }

    /// `example.com`, `example.com/path`, `192.168.0.1`; not `e.g` nor `days.It`.
    private static func isHost(_ piece: Substring) -> Bool {
        let host = piece.prefix { !"/?#:".contains($0) }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last else { return false }
        guard labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }) else {
            return false
        }
        if last.allSatisfy(\.isNumber) {
            return labels.count == 4 && labels.allSatisfy { $0.count <= 3 && $0.allSatisfy(\.isNumber) }
        }
        guard last.count >= 2, last.allSatisfy({ $0.isLetter || $0 == "-" || $0.isNumber }) else { return false }
        let name = last.lowercased()
        if piece.count > host.count, piece.dropFirst(host.count).first == "/" { return true }
        if name.hasPrefix("xn--") || topLevel.contains(name) { return true }
        // A sentence that began without a blank is no country's domain.
        return countries.contains(name) && (last == name[...] || last.allSatisfy(\.isUppercase))
            && labels[labels.count - 2].count > 1
    }

    private static let topLevel: Set<String> = [
        "com", "net", "org", "info", "biz", "app", "dev", "shop", "store", "online", "site", "xyz", "club", "example",
        "edu",
        "gov", "link", "click", "live", "blog", "cloud", "tech", "support", "top", "icu", "website", "space", "page",
    ]

    private static let countries: Set<String> = [
        "io", "co", "ly", "tv", "cc", "ai", "me", "eu", "uk", "de", "es", "fr", "it", "nl", "at", "ch", "pl", "pt",
        "se",
        "dk", "no", "fi", "be", "ie", "us", "ca", "au", "nz", "jp", "cn", "in", "br", "ru", "ua", "to", "gg", "gl",
        "tk", "ml",
    ]

    private static func parts(_ character: Character) -> Bool {
        character.isWhitespace || "<>\"“”„«»()[]{}|,;\\".contains(character)
    }

    /// The text with what hides an address undone.
    private static func plain(_ text: String) -> String {
        var plain = text.precomposedStringWithCompatibilityMapping
        for (hidden, shown) in [
            ("[.]", "."), ("(.)", "."), ("{.}", "."), ("[dot]", "."), ("(dot)", "."), (" dot ", "."), ("。", "."),
            ("[at]", "@"), ("(at)", "@"), ("hxxp", "http"), ("h**p", "http"), ("[:]", ":"),
        ] where plain.contains(hidden) { plain = plain.replacing(hidden, with: shown) }
        return plain
    }

    // MARK: Telephone numbers

    private mutating func readPhones(_ text: String) {
        var digits = ""
        var first: UInt8 = 0
        var separators = 0
        var gap = 0
        func isPhone() -> Bool {
            guard (7...15).contains(digits.utf8.count) else { return false }
            return first == UInt8(ascii: "+") || first == UInt8(ascii: "(") || first == UInt8(ascii: "0")
                || separators > 1 && digits.utf8.count >= 9
        }
        for byte in Array(text.utf8) + [0] {
            switch byte {
            case 0x30...0x39:
                if digits.isEmpty, first == 0 { first = byte }
                if gap > 0 { separators += 1 }
                gap = 0
                digits.append(Character(Unicode.Scalar(byte)))
            case UInt8(ascii: "+"), UInt8(ascii: "("):
                if digits.isEmpty { first = byte }
                gap += 1
            case 0x20, UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ")"), UInt8(ascii: "."):
                gap += 1
                if gap > 2 || digits.isEmpty { fallthrough }
            default:
                if isPhone() { phones.insert(String(digits.suffix(7))) }
                (digits, first, separators, gap) = ("", 0, 0, 0)
            }
        }
    }
}
