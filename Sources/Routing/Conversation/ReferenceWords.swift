/// The words by which a reference is told, without accents, in English, German and Spanish.
enum ReferenceWords {
    static let personal: Set = [
        "its", "they", "them", "their", "theirs", "itself", "ones", "mine", "ihn", "ihm", "damit", "dafur", "davon",
        "dazu",
        "darauf", "darin", "dabei", "daruber", "dagegen", "daran", "dasselbe", "ella", "ellos", "ellas", "ello",
    ]

    static let possessives: Set = ["its", "their", "theirs", "itself"]

    static let demonstratives: Set = [
        "this", "these", "those", "dies", "diese", "dieser", "dieses", "diesen", "diesem", "jene", "jenes", "este",
        "estos", "ese", "esa", "esos", "esas", "eso", "esto", "aquel", "aquella", "aquellos",
    ]

    /// Behind a demonstrative they are a time, and refer to nothing.
    static let times: Set = [
        "week", "month", "year", "morning", "evening", "weekend", "summer", "winter", "spring", "autumn", "season",
        "time", "afternoon", "christmas", "friday", "monday", "saturday", "sunday", "woche", "monat", "jahr", "mal",
        "wochenende", "sommer", "winter", "freitag", "montag", "samstag", "semana", "mes", "ano", "verano", "invierno",
        "fin", "viernes", "lunes", "sabado",
    ]

    static let beforeThat: Set = [
        "", "is", "does", "do", "did", "was", "will", "would", "can", "could", "for", "of", "with", "in", "like",
        "about",
        "at", "on", "after", "before", "has", "how", "why", "where", "when", "if", "and", "get", "than", "need", "to",
    ]

    static let weather: Set = ["rain", "rains", "rained", "raining", "snow", "snows", "snowed", "snowing"]

    static let impersonalGerman: Set = ["gibt", "geht", "gab", "lohnt", "handelt"]

    /// "ist sie", "kann ich sie": not the polite "Sie", which plural verbs have.
    static let beforeSie: Set = [
        "ist", "hat", "kann", "kommt", "kostet", "wird", "passt", "geht", "war", "ich", "man", "sind", "halt", "wiegt",
        "lauft", "gibt", "wenn", "ob", "dass",
    ]

    /// Behind a bare "das".
    static let afterBare: Set = [
        "etwas", "offen", "was",
        "moglich", "okay", "normal", "kostenlos", "gratis", "inklusive", "enthalten", "dabei", "online", "lange",
        "genau",
        "wirklich", "zuruckgeben", "umtauschen", "kombinieren", "bestellen", "zuruckschicken", "machen", "verfugbar",
        "lieferbar", "trotzdem", "problemlos", "einfach", "selbst", "kosten", "bezahlen", "andern", "stornieren",
    ]

    static let noClitics: Set = ["caracola", "particulas", "cremallera"]

    /// A new clause may begin with them, or behind these marks.
    static let borders: Set = [
        "if", "when", "because", "and", "but", "that", "which", "so", "after", "before", "once", "since", "while", "or",
        "as", "unless", "until", "where", "can", "does", "do", "will", "wenn", "falls", "weil", "und", "aber", "dass",
        "nachdem", "bevor", "sobald", "oder", "kann", "si", "cuando", "porque", "y", "pero", "que", "despues", "antes",
        "donde", "puedo", "para",
    ]
    static let marks = Set(",.;:?!\n".utf8)

    /// Behind these stands no noun that could be meant: "how heavy is it", "which size is it".
    static let degrees: Set = [
        "how", "what", "which", "wie", "welche", "welches", "welcher", "que", "cuanto", "too", "so",
    ]

    /// What is no stop word and no noun.
    static let noNouns: Set = [
        "much", "many", "long", "far", "often", "soon", "viel", "viele", "lange", "oft", "happens", "happen",
        "possible",
        "return", "exchange", "cancel", "buy", "order", "wash", "ship", "send", "pay", "change", "use", "take", "takes",
        "come", "work", "fit", "bestellen", "kaufen", "zuruckgeben", "umtauschen", "kostet", "dauert", "passiert",
        "devolver", "cambiar", "comprar", "pedir", "cancelar", "pasa", "cuesta", "tarda", "yeah", "great", "perfect",
        "super", "cool", "nice", "vale", "genial", "perfecto", "gut", "alles", "klar", "understood", "entiendo",
        "verstanden", "sorry", "sure", "case", "fall", "caso", "say", "says", "said", "else", "actually", "given",
    ]
}
