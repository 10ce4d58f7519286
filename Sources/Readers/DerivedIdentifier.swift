/// Identifies a record that has no id by its own words, so that it stays the same when rows move.
enum DerivedIdentifier {
    /// `faq.csv#do-you-ship-abroad-6f1b2c3d4e5f6071`: the file's path, up to 40 letters and digits of the text, and its
    /// FNV-1a hash (64 bits), which tells apart texts that share their beginning.
    static func make(path: String, text: String) -> String {
        "\(path)#\(slug(of: text))-\(hexadecimal(hash(of: text)))"
    }

    private static func slug(of text: String) -> String {
        var slug: [UInt8] = []
        for byte in text.utf8 where slug.count < 40 {
            let isDigit = (0x30...0x39).contains(byte)
            if isDigit || (0x61...0x7A).contains(byte | 0x20) {
                slug.append(isDigit ? byte : byte | 0x20)
            } else if let last = slug.last, last != UInt8(ascii: "-") {
                slug.append(UInt8(ascii: "-"))
            }
        }
        if slug.last == UInt8(ascii: "-") { slug.removeLast() }
        return slug.isEmpty ? "record" : String(decoding: slug, as: UTF8.self)
    }

    /// http://www.isthe.com/chongo/tech/comp/fnv/, FNV-1a: "" gives cbf29ce484222325, "a" gives af63dc4c8601ec8c.
    private static func hash(of text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
