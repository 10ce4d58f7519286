/// A word that turns what is said into its opposite, and the words that it reaches.
struct Negation: Sendable, Equatable {
    /// The stems that it turns, nearest first: up to three behind it in its clause, or in front of it where none is.
    var scope: [String]
    /// The stems around it.
    var near: Set<String>

    /// English, German and Spanish, as `CharacterFolding` folds them.
    static let words: Set<String> = [
        "not", "no", "never", "without", "cannot", "none", "neither", "nor", "nothing", "nobody", "unable", "dont",
        "doesnt", "didnt", "cant", "wont", "isnt", "arent", "wasnt", "werent", "wouldnt", "shouldnt", "couldnt",
        "mustnt",
        "hasnt", "havent", "neednt",
        "nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals", "ohne", "nichts", "weder",
        "nunca", "sin", "jamas", "tampoco", "ningun", "ninguna", "ninguno", "nada",
    ]

    /// Words that answer a question, with what they say.
    static let particles: [String: Bool] = [
        "yes": true, "ja": true, "si": true, "no": false, "nein": false,
    ]

    /// Those of a sentence.
    ///
    /// - Parameter clauses: the words of each clause, stems and negations alike.
    static func all(in clauses: [[ReadWord]]) -> [Negation] {
        clauses.flatMap { clause in
            clause.indices.filter { clause[$0].isNegation }.map { place in
                let behind = clause[(place + 1)...].prefix(6).compactMap(\.stem)
                let front = clause[..<place].suffix(6).reversed().compactMap(\.stem)
                return Negation(
                    scope: Array((behind.isEmpty ? front : behind).prefix(3)),
                    near: Set(behind.prefix(4) + front.prefix(4))
                )
            }
        }
    }
}
