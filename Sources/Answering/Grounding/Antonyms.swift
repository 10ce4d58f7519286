/// Pairs of words that say opposite things of one matter in a shop, by their stems.
enum Antonyms {
    /// Which pairs a stem belongs to, and on which side.
    static let sides: [String: [(pair: Int, isFirst: Bool)]] = {
        var sides: [String: [(pair: Int, isFirst: Bool)]] = [:]
        for (pair, words) in pairs.enumerated() {
            for word in words.0.split(separator: " ") {
                sides[SentenceReading.stem(String(word)), default: []].append((pair, true))
            }
            for word in words.1.split(separator: " ") {
                sides[SentenceReading.stem(String(word)), default: []].append((pair, false))
            }
        }
        return sides
    }()

    private static let pairs: [(String, String)] = [
        ("free kostenlos gratis", "charged chargeable costs kostenpflichtig"),
        ("includes included inklusive enthalten incluido", "excludes excluded exklusive ausgenommen excluido"),
        ("before vor antes", "after nach despues"),
        ("refund refunded erstattung reembolso", "credit guthaben vale"),
        ("minimum mindestens least minimo", "maximum hochstens most maximo"),
        ("earlier fruher", "later spater"), ("open opened geoffnet abierto", "closed geschlossen cerrado"),
        ("more mehr mas", "less weniger menos fewer"), ("always immer siempre", "never nie nunca"),
        ("allowed permitted erlaubt permitido", "forbidden prohibited verboten prohibido"),
        ("possible moglich posible", "impossible unmoglich imposible"), ("above over uber", "below under unter"),
        ("accept accepts accepted", "refuse refuses refused reject rejected"),
        ("valid gultig valido", "invalid expired ungultig caducado"), ("required", "optional"),
        ("new neu nuevo", "used gebraucht usado"), ("first erste primero", "last letzte ultimo"),
        ("inside innerhalb dentro", "outside ausserhalb fuera"),
        ("buy bought kaufen comprar", "sell sold verkaufen vender"),
        ("increase increases", "decrease decreases reduce reduces"), ("hot heiß", "cold kalt"), ("wet", "dry"),
    ]
}
