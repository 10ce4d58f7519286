/// Numbers and chance in the 62 letters and digits of ASCII: a key made of them is one word to select, and needs no
/// escaping in a URL, a shell or JSON.
enum Base62 {
    static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// Each digit is drawn by itself, all equally likely: 5.95 bits each.
    static func random(_ count: Int, using generator: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<count).map { _ in digits[Int.random(in: 0..<digits.count, using: &generator)] }
    }

    /// Six digits, the most significant first; 62^6 is 13 times 2^32.
    static func sixDigits(_ number: UInt32) -> [UInt8] {
        var rest = Int(number)
        var text = [UInt8](repeating: digits[0], count: 6)
        for place in text.indices.reversed() {
            text[place] = digits[rest % digits.count]
            rest /= digits.count
        }
        return text
    }
}
