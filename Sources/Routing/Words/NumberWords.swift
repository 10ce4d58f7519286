/// Numbers that are written as words in English, German and Spanish, as `CharacterFolding` folds them.
package enum NumberWords {
    /// Of 2 to 20, of the tens to 90, of a hundred and a thousand; nil for any other word.
    package static func value(of folded: String) -> Int? { values[folded] }

    /// `a`, `eine`, `una`: one where time is counted, and elsewhere only an article.
    package static let articles: Set = [
        "a", "an", "one", "ein", "eine", "einen", "einem", "einer", "un", "una", "uno",
    ]

    private static let values: [String: Int] = {
        let table = [
            (2, "two zwei zwo dos"), (3, "three drei tres"), (4, "four vier cuatro"), (5, "five funf fuenf cinco"),
            (6, "six sechs seis"), (7, "seven sieben siete"), (8, "eight acht ocho"), (9, "nine neun nueve"),
            // Spanish eleven is English "once", which is no eleven.
            (10, "ten zehn diez"), (11, "eleven elf"), (12, "twelve zwolf zwoelf doce"),
            (13, "thirteen dreizehn trece"),
            (14, "fourteen vierzehn catorce"), (15, "fifteen funfzehn fuenfzehn quince"),
            (16, "sixteen sechzehn dieciseis"), (17, "seventeen siebzehn diecisiete"),
            (18, "eighteen achtzehn dieciocho"), (19, "nineteen neunzehn diecinueve"), (20, "twenty zwanzig veinte"),
            (24, "vierundzwanzig veinticuatro"), (30, "thirty dreißig dreissig treinta"),
            (40, "forty vierzig cuarenta"), (50, "fifty funfzig fuenfzig cincuenta"), (60, "sixty sechzig sesenta"),
            (70, "seventy siebzig setenta"), (80, "eighty achtzig ochenta"), (90, "ninety neunzig noventa"),
            (100, "hundred hundert cien"), (1_000, "thousand tausend mil"),
        ]
        var values: [String: Int] = [:]
        for (value, words) in table {
            for word in words.split(separator: " ") { values[String(word)] = value }
        }
        return values
    }()
}
