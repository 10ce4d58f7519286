/// A unit that numbers are counted in, and how many of the smallest of its kind it has: two weeks are 14 days.
struct MeasureUnit: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case time, months, length, mass, volume, percent, degrees, power, light
        case money(String)
    }

    let kind: Kind
    let size: Double

    /// By the words for them in English, German and Spanish, as `CharacterFolding` folds them, and by short forms.
    static let named: [String: MeasureUnit] = {
        let table: [(Kind, Double, String)] = [
            (.time, 1, "minute minutes min mins minuten minuto minutos"),
            (.time, 60, "hour hours hr hrs h stunde stunden hora horas"),
            (.time, 1_440, "day days tag tage tagen tages werktag werktage werktagen dia dias"),
            (.time, 10_080, "week weeks woche wochen semana semanas"),
            (.months, 1, "month months monat monate monaten mes meses"),
            (.months, 12, "year years yr yrs jahr jahre jahren jahres ano anos"),
            (.length, 1, "mm millimetre millimetres millimeter"),
            (.length, 10, "cm centimetre centimetres centimeter zentimeter centimetro centimetros"),
            (.length, 1_000, "m metre metres meter metern metro metros"),
            (.length, 1_000_000, "km kilometre kilometres kilometer kilometern kilometro kilometros"),
            (.mass, 1, "g gram grams gramm gramo gramos"),
            (.mass, 1_000, "kg kilo kilos kilogram kilograms kilogramm kilogramo kilogramos"),
            (.volume, 1, "ml millilitre millilitres milliliter mililitro mililitros"),
            (.volume, 1_000, "l litre litres liter litern litro litros"),
            (.percent, 1, "percent prozent porciento"),
            (.degrees, 1, "c celsius degrees degree grad grados"),
            (.power, 1, "w watt watts vatios"),
            (.light, 1, "lm lumen lumens lumenes"),
            (.money("EUR"), 1, "eur euro euros"),
            (.money("GBP"), 1, "gbp pound pounds pfund libra libras"),
            (.money("USD"), 1, "usd dollar dollars dolar dolares"),
            (.money("CHF"), 1, "chf franken franc francs"),
        ]
        var named: [String: MeasureUnit] = [:]
        for (kind, size, words) in table {
            for word in words.split(separator: " ") { named[String(word)] = MeasureUnit(kind: kind, size: size) }
        }
        return named
    }()

    static func sign(_ sign: Unicode.Scalar) -> MeasureUnit? {
        switch sign {
        case "€": named["eur"]
        case "$": named["usd"]
        case "£": named["gbp"]
        case "%": named["percent"]
        case "°": named["degrees"]
        default: nil
        }
    }

    /// The unit of a sign or a word; nil for all else.
    init?(_ token: SentenceToken) {
        let unit: MeasureUnit? =
            switch token {
            case .word(let word): Self.named[word]
            case .sign(let sign): Self.sign(sign)
            case .number, .code, .stop: nil
            }
        guard let unit else { return nil }
        self = unit
    }

    private init(kind: Kind, size: Double) {
        self.kind = kind
        self.size = size
    }
}
