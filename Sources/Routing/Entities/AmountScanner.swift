import RAGCore

/// Finds amounts of money: a number with the sign, the code or the name of a currency before or behind it. The value is
/// `1299.00 EUR`.
struct AmountScanner {
    private let text: ScannedText
    /// The first word that ends behind the number that is looked at.
    private var word = 0

    private init(_ text: ScannedText) {
        self.text = text
    }

    static func entities(in text: ScannedText, _ numerals: [Numeral]) -> [Entity] {
        var scanner = AmountScanner(text)
        return numerals.compactMap { scanner.entity(at: $0) }
    }

    private mutating func entity(at numeral: Numeral) -> Entity? {
        guard let hundredths = numeral.hundredths, let (currency, range) = currency(of: numeral.range) else {
            return nil
        }
        let fraction = hundredths % 100
        let value = "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) \(currency)"
        return Entity(kind: .amount, text: text.text(range), value: value, range: range)
    }

    /// The currency that stands nearest, and the bytes from it to the number or from the number to it.
    private mutating func currency(of number: Range<Int>) -> (currency: String, range: Range<Int>)? {
        while word < text.words.count, text.words[word].range.upperBound < number.upperBound { word += 1 }
        if let (code, start) = sign(before: number.lowerBound) { return (code, start..<dashEnd(number.upperBound)) }
        let end = dashEnd(number.upperBound)
        if let (code, signEnd) = sign(behind: end) { return (code, number.lowerBound..<signEnd) }
        return name(around: number, end: end)
    }

    private func sign(before start: Int) -> (code: String, start: Int)? {
        let end = text.bytes[..<start].last == 0x20 ? start - 1 : start
        for (sign, code) in Self.signs where end >= sign.count && text.bytes[end - sign.count..<end].elementsEqual(sign)
        {
            return (code, end - sign.count)
        }
        return nil
    }

    private func sign(behind end: Int) -> (code: String, end: Int)? {
        var start = end
        if text.bytes[start...].first == 0x20 {
            start += 1
        } else if text.bytes[start...].starts(with: Self.noBreak) {
            start += 2
        }
        for (sign, code) in Self.signs where text.bytes[start...].starts(with: sign) {
            return (code, start + sign.count)
        }
        return nil
    }

    /// `50 euros`, `50EUR`, `EUR 50`, `EUR50`.
    private func name(around number: Range<Int>, end: Int) -> (currency: String, range: Range<Int>)? {
        guard word < text.words.count else { return nil }
        let own = text.words[word]
        let letters = own.folded.filter(\.isLetter)
        if !letters.isEmpty, own.range.upperBound > number.upperBound || own.range.lowerBound < number.lowerBound {
            return own.range.count == letters.utf8.count + number.count || own.range.upperBound == number.upperBound
                ? Self.names[letters].map { ($0, own.range.lowerBound..<max(own.range.upperBound, number.upperBound)) }
                : nil
        }
        if word + 1 < text.words.count, text.words[word + 1].range.lowerBound - end <= 2,
            let code = Self.names[text.words[word + 1].folded]
        {
            return (code, number.lowerBound..<text.words[word + 1].range.upperBound)
        }
        // The words of a number with marks are several.
        let first = text.word(from: number.lowerBound)
        guard first > 0, text.isAdjacent(first - 1), let code = Self.codes[text.words[first - 1].folded] else {
            return nil
        }
        return (code, text.words[first - 1].range.lowerBound..<end)
    }

    /// `49,-` and `49,–` are prices too.
    private func dashEnd(_ end: Int) -> Int {
        guard text.bytes[end...].first == UInt8(ascii: ",") || text.bytes[end...].first == UInt8(ascii: ".") else {
            return end
        }
        for dash in Self.dashes where text.bytes[(end + 1)...].starts(with: dash) { return end + 1 + dash.count }
        return end
    }

    private static let noBreak: [UInt8] = [0xC2, 0xA0]
    private static let dashes = ["-", "–", "—"].map { Array($0.utf8) }
    private static let signs = [("€", "EUR"), ("$", "USD"), ("£", "GBP"), ("¥", "JPY")].map { (Array($0.utf8), $1) }
    private static let codes = [
        "eur": "EUR", "usd": "USD", "gbp": "GBP", "chf": "CHF", "jpy": "JPY", "cny": "CNY", "pln": "PLN", "sek": "SEK",
        "dkk": "DKK", "nok": "NOK", "cad": "CAD", "aud": "AUD", "mxn": "MXN",
    ]
    private static let names = codes.merging([
        "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "dolar": "USD", "dolares": "USD",
        "bucks": "USD", "pound": "GBP", "pounds": "GBP", "pfund": "GBP", "quid": "GBP", "libras": "GBP",
        "franken": "CHF", "francs": "CHF", "francos": "CHF", "yen": "JPY", "yuan": "CNY", "pesos": "MXN",
    ]) { code, _ in code }
}
