/// The words by which `FollowUpGate` judges, without accents, in English, German and Spanish.
enum GateWords {
    /// What begins so goes on with something, whatever follows.
    static let openers: Set = [
        "what about", "how about", "and what about", "and how about", "what if", "in that case", "and if", "same for",
        "and for", "and in", "and with", "and the", "and to", "or", "was ist mit", "und was ist", "wie sieht es",
        "wie ist es", "und wie sieht", "und wenn", "und fur", "und in", "und mit", "und bei", "und die", "und der",
        "und das", "und nach", "oder", "auch fur", "auch in", "y si", "y para", "y en", "y con", "y el", "y la",
        "y los",
        "y las", "y a", "que tal", "que pasa con", "y que pasa", "o", "tambien para", "tambien en", "entonces",
        "instead",
    ]

    /// What begins so goes on with something unless a whole question follows.
    static let weakOpeners: Set = [
        "and", "but", "so", "then", "also", "ok", "okay", "und", "aber", "dann", "y", "pero",
    ]

    static func isVerb(_ word: String) -> Bool {
        ClauseWords.auxiliaries.contains(word) || ClauseWords.germanVerbs.contains(word)
            || ClauseWords.spanishVerbs.contains(word) || ClauseWords.spanishLinks.contains(word)
            || verbs.contains(word) || ClauseWords.shortened.contains(word)
            || ClauseWords.actions.contains(word)
    }

    private static let verbs: Set = [
        "be", "been", "need", "want", "cost", "costs", "take", "takes", "come", "comes", "fit", "fits", "work", "works",
        "arrive", "arrives", "ship", "shipped", "send", "sent", "pay", "buy", "get", "got", "use", "wash", "leak",
        "last",
        "lasts", "happen", "happens", "mean", "means", "apply", "applies", "expire", "offer", "sell", "accept",
        "deliver",
        "delivered", "return", "returned", "ordered", "bought", "find", "know", "tell", "help", "keep", "include",
        "included", "weigh", "weighs", "speak", "talk", "reach", "contact", "pick", "collect", "give", "show", "mochte",
        "mussen", "bezahlen", "bestellen", "kaufen", "wiegt", "bin", "hatte", "gehen", "funktionieren", "waschen",
        "ankommen", "ankommt", "passiert", "abholen", "erhalte", "erreiche", "quiero", "quisiera", "llegara",
        "funciona",
        "pesa", "vale", "valen", "sirve", "sirven", "cuestan", "estan", "incluye", "pasa", "compre", "hice", "comprar",
        "pagar", "pedir", "pedi", "hacer", "lavar", "mide", "dura", "cubre", "tiene", "vienen", "mandan",
    ]

    /// Neither a noun nor a quality.
    static let light: Set = [
        "much", "many", "long", "far", "often", "soon", "else", "exactly", "yet", "again", "either", "too", "already",
        "yeah", "hmm", "ah", "oh", "great", "thx", "genau", "viel", "viele", "lange", "oft", "schnell", "denn", "sonst",
        "dort", "hier", "etwa", "fast", "quick", "quickly", "mucho", "tanto", "tiempo", "rapido", "entonces", "siempre",
        "alli", "aqui", "instead", "maybe", "even", "ever", "anything", "something", "welche", "welcher", "welches",
        "welchen", "wieviel", "wohin", "warum", "wieso", "cuales", "cuantos", "also", "only", "solo", "bien", "well",
        "where", "whats", "hows", "diese", "dieser", "dieses", "ese", "esa", "eso", "it", "time", "way", "case", "dias",
    ]

    static let beforeVerbs: Set = ["i", "you", "we", "they", "puedo", "puede", "pueden", "podria", "podeis"]

    /// Verbs that need no object to be understood.
    static let sufficient: Set = [
        "pay", "contact", "reach", "call", "open", "close", "register", "unsubscribe", "deliver", "sell", "phone",
        "email", "complain", "login", "subscribe", "order", "beschweren", "quejarme",
        "bezahlen", "zahlen", "erreiche", "erreichen", "kontaktieren", "anrufen", "geoffnet", "offnet", "anmelden",
        "abmelden", "pagar", "contactar", "contacto", "llamar", "abren", "abris", "cierran", "registrarme",
    ]

    /// They say how something is, and not what.
    static let qualities: Set = [
        "possible", "waterproof", "warm", "light", "heavy", "big", "small", "large", "free", "available", "cheaper",
        "cheap", "expensive", "durable", "safe", "compatible", "refundable", "washable", "good", "better", "best",
        "old",
        "new", "blue", "red", "green", "black", "white", "grey", "gray", "yellow", "brown", "refunded", "different",
        "moglich", "wasserdicht", "schwer", "leicht", "gross", "klein", "kostenlos", "verfugbar", "lieferbar",
        "billiger",
        "gunstiger", "teuer", "blau", "rot", "grun", "schwarz", "weiss", "grau", "gelb", "braun", "waschbar", "posible",
        "impermeable", "pesado", "pesada", "ligera", "ligero", "grande", "pequeno", "gratis", "gratuito", "disponible",
        "disponibles", "caro", "cara", "barato", "barata", "azul", "rojo", "roja", "verde", "negro", "negra", "blanco",
        "gris", "amarillo", "talla", "size", "colour", "color", "colours", "colors", "sizes", "große", "großen",
        "grosse", "grossen",
        "farbe",
        "farben", "tallas", "colores", "bigger", "smaller", "larger", "grosser", "kleiner",
    ]
}
