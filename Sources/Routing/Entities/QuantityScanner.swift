import RAGCore

/// Finds how many of a thing are asked for: `2 pairs`, `three tents`, `2x`, `zwei`. The value is the number in figures.
///
/// A number with a unit of measure, a size or the number of something is no quantity: `30 days`, `size 42`, `5 %`.
enum QuantityScanner {
    /// Beyond it a number is a year or the number of something.
    private static let limit = 999

    static func entities(in text: ScannedText, _ numerals: [Numeral]) -> [Entity] {
        // A number with marks in it is no count, whatever its parts are.
        let whole = Dictionary(numerals.compactMap { $0.whole == nil ? nil : ($0.range.lowerBound, $0.range) }) {
            first,
            _ in first
        }
        return text.words.indices.compactMap { index in
            guard let count = count(at: index, in: text, whole), (1...limit).contains(count) else { return nil }
            if let before = text.folded(index - 1), sizes.contains(before) { return nil }
            if index > 0, text.gap(after: index - 1).contains(where: { attached.contains($0) }) { return nil }
            if text.gap(after: index).first.map({ $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "-") }) ?? false {
                return nil
            }
            let next = text.isAdjacent(index) ? text.folded(index + 1) : nil
            if let next, measures.contains(next) || text.words[index + 1].number != nil { return nil }
            if text.bytes[text.words[index].range.upperBound...].prefix(2).contains(UInt8(ascii: "%")) { return nil }
            // An age, a rest, the number of a page: what is counted stands behind its count.
            guard text.words.count <= 2 || next.map(isCounted) ?? false else { return nil }
            let end = next.map { counted.contains($0) } ?? false ? index + 2 : index + 1
            let range = text.range(ofWords: index..<end)
            return Entity(kind: .quantity, text: text.text(range), value: String(count), range: range)
        }
    }

    private static func count(at index: Int, in text: ScannedText, _ whole: [Int: Range<Int>]) -> Int? {
        let word = text.words[index]
        if let count = NumberWords.value(of: word.folded) { return count }
        guard let digits = whole[word.range.lowerBound] else { return nil }
        if word.range == digits { return word.number }
        // `2x`; any other letter makes it a name.
        return word.folded.hasSuffix("x") && word.range.count == digits.count + 1 ? Int(word.folded.dropLast()) : nil
    }

    private static func isCounted(_ next: String) -> Bool {
        !StopWords.all.contains(next) || ["of", "one"].contains(next)
    }

    private static let attached = Set("-.#/×".utf8)

    private static let sizes: Set = [
        "size", "sizes", "große", "großen", "grosse", "groesse", "groben", "grossen", "talla", "tallas", "numero",
        "number", "no", "nr",
        "nummer", "page", "step", "version", "eu", "uk", "us", "zip", "plz", "iso", "en", "din", "ip", "phone", "tel",
        "under", "over", "unter", "uber", "hasta", "max", "min", "bis", "ab", "between", "zwischen", "entre", "zone",
    ]

    /// Words that say of what there are so many, and nothing else.
    private static let counted: Set = [
        "pair", "pairs", "piece", "pieces", "pcs", "set", "sets", "unit", "units", "item", "items", "paar", "stuck",
        "exemplare", "unidades", "unidad", "pares", "par", "piezas", "juegos",
    ]

    private static let measures: Set = [
        "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minute", "minutes", "min",
        "h", "tag", "tage", "tagen", "woche", "wochen", "monat", "monate", "monaten", "jahr", "jahre", "jahren",
        "stunde", "stunden", "minuten", "uhr", "dia", "dias", "semana", "semanas", "mes", "meses", "ano", "anos",
        "hora", "horas", "minutos", "pm", "am", "oclock", "business", "working", "werktage", "werktagen", "laborables",
        "mm", "cm", "m", "km", "inch", "inches", "zoll", "ft", "meter", "metre", "metres", "meters", "metro", "metros",
        "g", "gr", "kg", "gram", "grams", "gramm", "kilo", "kilos", "ml", "l", "litre", "litres", "liter", "liters",
        "litro", "litros", "w", "watt", "watts", "v", "volt", "lumen", "lumens", "percent", "prozent", "por", "degrees",
        "cheaper", "dearer",
        "grad", "grados", "star", "stars", "sterne", "estrellas", "person", "people", "personen", "personas", "season",
        "seasons", "less", "off", "weniger", "menos", "mas", "st", "nd", "rd", "th", "times", "mal", "veces", "ct",
        "cent", "cents",
    ]
}
