/// The words that `QuestionShape` counts, in lower case and without apostrophes.
enum QuestionMarkers {
    static func isNegation(_ word: String) -> Bool {
        negations.contains(word) || word.hasPrefix("kein") || word.hasPrefix("ningun") || word.hasPrefix("ningún")
    }

    static func isComparison(_ word: String) -> Bool {
        comparisons.contains(word) || comparisonStems.contains { word.hasPrefix($0) }
    }

    /// Words for “how”, with the words behind them that ask for a state or an amount instead of a way.
    static let how: [String: Set<String>] = [
        "how": ["long", "far", "is", "are", "soon", "much", "many", "come", "about", "old"],
        "wie": ["lange", "weit", "ist", "steht", "sieht", "bald", "viel", "viele", "teuer", "hoch"],
        "cómo": ["va", "van", "está", "anda", "sigue"],
        "como": ["va", "van", "esta", "está", "anda", "sigue"],
    ]

    /// What happens, if.
    static let consequence: [String: Set<String>] = [
        "what": ["happens", "if"], "was": ["passiert", "wenn"], "qué": ["pasa"], "que": ["pasa"],
    ]

    static let possibility: Set<String> = ["possible", "allowed", "möglich", "erlaubt", "posible", "permitido"]

    private static let negations: Set<String> = [
        "not", "no", "never", "without", "neither", "nor", "none", "nothing", "unless", "except", "cannot", "cant",
        "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "wont", "havent", "hasnt", "couldnt", "wouldnt",
        "nicht", "nie", "niemals", "nichts", "ohne", "weder", "außer",
        "nunca", "jamás", "sin", "ni", "tampoco", "nada", "excepto", "salvo",
    ]

    private static let comparisons: Set<String> = [
        "than", "better", "best", "worse", "versus", "vs", "cheaper", "cheapest", "rather", "instead",
        "besser", "beste", "besten", "schlechter", "günstiger", "billiger", "statt", "anstatt", "lieber",
        "mejor", "mejores", "peor", "menor", "mayor",
    ]

    private static let comparisonStems = ["compar", "differen", "vergleich", "unterschied", "diferenc"]
}
