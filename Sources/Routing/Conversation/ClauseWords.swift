/// The words that tell a question from a statement, without accents, in English, German and Spanish.
enum ClauseWords {
    /// What a clause that goes on with another begins with.
    static let connectors: Set = [
        "and", "also", "plus", "und", "auch", "ausserdem", "y", "e", "tambien", "ademas", "then", "dann", "but", "aber",
        "pero", "besides", "oh", "ok", "well", "secondly", "finally", "second", "lastly", "another", "luego",
    ]

    static let greetings: Set = [
        "hi", "hello", "hey", "hallo", "hola", "moin", "servus", "thanks", "thank", "danke", "gracias", "dear",
        "buenas",
    ]

    /// Before "when": "until when", "bis wann".
    static let times: Set = ["until", "till", "since", "from", "bis", "ab", "seit", "hasta", "desde"]

    static let ofClauses: Set = ["that", "this", "das", "dies", "eso", "esto"]

    static let pleas: Set = ["please", "bitte", "pls"]
    static let wishStarts: Set = [
        "i want", "i need", "id like", "i would", "id also", "ich mochte", "ich will", "ich brauche", "quiero",
        "necesito",
        "quisiera",
    ]

    /// What stands before the other half of one question.
    static let alternatives: Set = ["or", "oder", "o", "u"]

    /// Begin a direct question before its subject.
    static let auxiliaries: Set = [
        "is", "are", "was", "were", "do", "does", "did", "can", "could", "will", "would", "should", "may", "has",
        "have",
        "had", "am", "must", "isnt", "arent", "dont", "doesnt", "didnt", "cant", "wont",
    ]

    /// Those of them that hardly a statement begins with.
    static let loose: Set = ["is", "are", "do", "does", "did", "can", "could", "will", "would", "should"]

    static let subjects: Set = [
        "i", "you", "we", "it", "they", "he", "she", "there", "this", "that", "these", "those", "my", "your", "the",
        "our",
        "their", "a", "an", "any", "anyone", "someone", "all",
    ]

    static let englishPronouns: Set = ["i", "it", "they", "he", "she", "we", "you"]
    static let english: Set = ["what", "when", "where", "why", "who", "how", "which", "whose"]
    static let shortened: Set = ["whats", "wheres", "whens", "hows", "whos"]

    static let placesAndTimes: Set = ["when", "where", "wheres", "wann", "wo", "cuando", "donde"]

    static let german: Set = [
        "was", "wann", "wo", "warum", "wer", "wie", "wieso", "weshalb", "welche", "welcher", "welches", "welchen",
        "wohin",
        "woher", "wieviel", "womit", "wofur",
    ]

    /// Verbs that begin a German question where its subject follows.
    static let germanVerbs: Set = [
        "ist", "sind", "war", "hat", "habt", "haben", "habe", "kann", "konnen", "konnt", "konnte", "konnten", "darf",
        "muss", "soll", "wird", "werden", "gibt", "geht", "gilt", "liefert", "liefern", "versendet", "versenden",
        "bietet", "bieten", "passt", "passen", "kommt", "kommen", "kostet", "kosten", "dauert", "funktioniert", "fuhrt",
        "fuhren", "verkauft", "verkaufen", "nehmt", "nehmen", "bekomme", "bekommt", "brauche", "akzeptiert", "enthalt",
        "lohnt", "gelten", "ware", "wurde", "wurden", "halt", "sitzt", "eignet", "bleibt", "lauft", "lange",
    ]

    /// Those of them that ask also where a noun follows; behind others it may be their object.
    static let germanLinks: Set = [
        "ist", "sind", "war", "wird", "werden", "kann", "konnen", "darf", "muss", "passt", "gilt",
    ]
    static let germanArticles: Set = [
        "das", "der", "die", "mein", "meine", "dieser", "diese", "dieses", "euer", "eure", "ihre", "ihr",
    ]
    static let germanPronouns: Set = ["ich", "man", "sie", "ihr", "wir", "er", "es"]

    static let spanish: Set = [
        "que", "cual", "cuales", "cuando", "donde", "cuanto", "cuanta", "cuantos", "cuantas", "como", "quien", "adonde",
    ]

    /// Verbs that begin a Spanish question and go on with no other clause: their subject is a person, or nobody.
    static let spanishVerbs: Set = [
        "puedo", "puede", "pueden", "podeis", "podemos", "podria", "podrian", "tienen", "teneis", "hay", "envian",
        "enviais", "hacen", "haceis", "aceptan", "aceptais", "venden", "vendeis", "ofrecen", "ofreceis", "debo",
    ]

    /// Those that a statement begins with as well: they ask behind a question word, or behind `¿`.
    static let spanishLinks: Set = [
        "es", "son", "esta", "estan", "cuesta", "cuestan", "llega", "tarda", "tardan", "viene", "tengo",
    ]

    static let spanishClitics: Set = ["lo", "la", "los", "las", "se", "me"]
    static let spanishPrepositions: Set = ["en", "a", "de", "por", "con", "para", "hasta", "desde"]

    /// Behind these a question is told of and not asked: `tell me where my order is`.
    static let telling: Set = [
        "tell", "know", "say", "explain", "whether", "wonder", "wondering", "wissen", "weisst", "ob", "decirme",
        "saber",
        "dime", "diganme", "sabe", "sabes", "sabeis",
    ]

    /// What a customer wants done, so that a sentence that has one is a request: `I want to cancel order 12345.`
    static let actions: Set = [
        "cancel", "return", "exchange", "change", "track", "refund", "update", "replace", "stornieren", "zuruckgeben",
        "zurucksenden", "zuruckschicken", "umtauschen", "andern", "cancelar", "devolver", "cambiar", "anular",
    ]

    static let wishes: Set = [
        "please", "want", "need", "like", "id", "bitte", "mochte", "will", "wurde", "quiero", "quisiera", "necesito",
        "gustaria", "favor", "querria",
    ]

    /// A question whose only words of meaning are these asks nothing by itself: `Is that possible?`
    static let empty: Set = [
        "possible", "normal", "correct", "right", "okay", "sure", "true", "fine", "moglich", "richtig", "stimmt",
        "korrekt", "posible", "correcto", "cierto", "verdad", "idea", "ideas", "question", "questions", "frage",
        "fragen", "pregunta", "preguntas", "helfen", "ayudar", "ayudarme", "ayudan", "check", "sagen", "explain",
        "decir", "decirme", "konnen", "konnten", "konntet", "pueden", "podrian", "something", "etwas", "quick",
        "couple",
        "things", "answer", "reply", "antwort", "respuesta", "two", "three", "zwei", "drei", "dos", "tres", "dias",
        "buenos", "buenas", "guten", "tag",
    ]
}
