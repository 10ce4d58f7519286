/// Words that say nothing of what a question is about.
package enum StopWords {
    package static let all = english.union(german).union(spanish)

    package static let english: Set<String> = [
        "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "anyone", "are", "as", "at", "be",
        "because",
        "been", "before", "being", "but", "by", "can", "cant", "could", "did", "didnt", "do", "does", "doesnt", "doing",
        "dont",
        "for", "from", "get", "got", "had", "has", "have", "havent", "having", "he", "hello", "help", "her", "here",
        "hey",
        "hi", "him", "his", "how", "i", "id", "if", "ill", "im", "in", "into", "is", "isnt", "it", "its", "ive", "just",
        "know", "let", "like", "me", "my", "need", "no", "not", "now", "of", "off", "ok", "on", "one", "or", "our",
        "out",
        "please", "pls", "really", "she", "should", "so", "some", "someone", "still", "tell", "than", "thank", "thanks",
        "that", "thats", "the", "their", "them", "then", "there", "they", "this", "those", "to", "too", "u", "up", "us",
        "want", "was", "we", "were", "what", "whats", "when", "where", "which", "while", "who", "why", "will", "with",
        "wont",
        "would", "yes", "you", "your",
    ]

    package static let german: Set<String> = [
        "aber", "alle", "als", "am", "an", "auch", "auf", "aus", "bei", "bin", "bis", "bitte", "da", "danke", "dann",
        "das",
        "dass", "dem", "den", "denn", "der", "des", "die", "doch", "du", "ein", "eine", "einem", "einen", "einer", "er",
        "es",
        "euch", "euer", "eure", "fur", "gibt", "hab", "habe", "haben", "hallo", "hat", "ich", "ihr", "ihre", "im", "in",
        "ist",
        "ja", "kann", "kein", "keine", "mal", "man", "mein", "meine", "meinem", "meinen", "meiner", "mich", "mir",
        "mit",
        "muss", "nach", "nicht", "noch", "nur", "ob", "oder", "schon", "sein", "sich", "sie", "sind", "so", "soll",
        "uber",
        "um", "und", "uns", "unser", "vom", "von", "vor", "war", "was", "wann", "wenn", "wer", "werden", "wie", "wird",
        "wo",
        "zu", "zum", "zur",
    ]

    package static let spanish: Set<String> = [
        "a", "al", "algo", "alguien", "como", "con", "cual", "cuando", "cuanto", "cuanta", "cuantos", "cuantas", "de",
        "del",
        "donde", "el", "ella", "en", "entre", "era", "es", "esta", "estan", "este", "esto", "estoy", "fue", "gracias",
        "ha",
        "hay", "he", "hola", "la", "las", "le", "les", "lo", "los", "mas", "me", "mi", "mis", "muy", "no", "nos", "o",
        "os",
        "para", "pero", "por", "porque", "puedo", "puede", "que", "quien", "quiero", "se", "ser", "si", "sin", "sobre",
        "son",
        "soy", "su", "sus", "tambien", "te", "tengo", "teneis", "tiene", "tienen", "tu", "un", "una", "unos", "y", "ya",
        "yo",
    ]
}
