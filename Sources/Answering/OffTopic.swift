package import RAGCore
import Synchronization

/// How near a question is to what no shop's documents answer: the weather, the news, a joke, code, a person's health, another
/// company's account. Passages always have some likeness to a question; this is what it is held against.
///
/// The examples are of kinds that every shop meets and none sells. They are embedded once, for the first question; two
/// that come first at once both embed them, to the same end.
package final class OffTopic: Sendable {
    private let embedder: any Embedder
    private let examples = Mutex<[[Float]]?>(nil)

    package init(embedder: any Embedder) {
        self.embedder = embedder
    }

    /// The greatest cosine of the question's vector to an example.
    ///
    /// - Parameter question: of the same embedder, at unit length.
    /// - Throws: what the embedder throws.
    func likeness(of question: [Float]) async throws -> Double {
        let vectors: [[Float]]
        if let known = examples.withLock({ $0 }) {
            vectors = known
        } else {
            vectors = try await embedder.embed(Self.examples).map(\.vector)
            examples.withLock { $0 = vectors }
        }
        let cosines = vectors.map { example in zip(example, question).reduce(Float(0)) { $0 + $1.0 * $1.1 } }
        return Double(cosines.max() ?? 0)
    }

    static let examples = english + german + spanish

    private static let english = [
        "what will the weather be like tomorrow", "is it going to rain at the weekend", "tell me a joke",
        "who won the match last night", "who will win the election", "what is the capital of Australia",
        "write a poem about love", "write a program that sorts a list", "fix the bug in my code", "solve this equation",
        "translate this sentence for me", "give me a recipe for dinner", "how do I bake bread",
        "what should I cook today",
        "what is your share price, should I invest", "can I open a bank account with you",
        "how do I fill in my tax return",
        "are you hiring, I am looking for a job", "what salary do your staff earn", "who is your chief executive",
        "I want to open a franchise", "book me a flight and a hotel", "do I need a visa to travel there",
        "my head hurts, which medicine should I take", "is this rash dangerous", "I need a lawyer for my divorce",
        "reset my password for another company's website", "my parcel from another shop is late",
        "how do I cancel my streaming subscription", "recommend me a film to watch", "what song is this",
        "are you a human or a robot", "what is the meaning of life", "do you love me", "I am bored, talk to me",
        "how old is the universe", "help me with my homework", "piano lessons for beginners", "I need a haircut today",
        "tickets for a concert", "what time is it in New York", "best restaurant near here",
        "bus timetable to the airport",
        "I am locked out of my account at another company", "log in to my e-mail", "my phone contract and mobile data",
        "return something that I bought at another store", "interest on a savings account", "a loan for a house",
        "travel insurance for a holiday", "apply for a passport", "is my landlord allowed to do this",
        "my child has a fever", "train for a marathon", "how do I lose weight", "my horoscope for today",
        "lottery numbers",
        "what is the exchange rate today", "how much is bitcoin worth", "the history of the second world war",
        "which phone or laptop should I buy", "repair my car", "tyres for my car", "learn to play an instrument",
        "learn a language", "what time does the cinema start", "names for a baby", "how do I train my dog to sit",
        "is it safe to travel there now", "write my application letter", "tell me about yourself",
    ]

    private static let german = [
        "wie wird das Wetter morgen", "erzähl mir einen Witz", "wer hat gestern das Spiel gewonnen",
        "wer gewinnt die Wahl", "was ist die Hauptstadt von Frankreich", "schreib mir ein Programm",
        "ein Rezept für Kuchen", "ich habe Kopfschmerzen, welches Medikament hilft", "ich brauche einen Anwalt",
        "habt ihr offene Stellen", "wie viel verdient man bei euch", "wie steht eure Aktie",
        "kann ich bei euch ein Konto eröffnen", "buch mir einen Flug",
        "mein Paket von einem anderen Händler ist nicht da",
        "bist du ein Mensch", "mir ist langweilig", "hilf mir bei den Hausaufgaben",
        "wo gibt es hier ein gutes Restaurant",
        "wann fährt der nächste Zug",
        "ich komme nicht in mein Konto bei einer anderen Firma", "mein Vermieter will mir kündigen",
        "Zinsen auf ein Sparkonto",
        "wie beantrage ich einen Reisepass", "mein Kind hat Fieber", "Reifen für mein Auto", "Klavierunterricht",
        "Karten für das Konzert", "welches Handy soll ich kaufen", "sucht ihr Aushilfen, was verdient man",
    ]

    private static let spanish = [
        "qué tiempo va a hacer mañana", "cuéntame un chiste", "quién ganó el partido ayer", "quién ganó las elecciones",
        "cuál es la capital de Italia", "escríbeme un programa", "una receta para la cena",
        "me duele la cabeza, qué medicina tomo", "necesito un abogado", "tenéis ofertas de trabajo",
        "cuánto cobra la gente que trabaja ahí", "a cuánto está la acción", "quiero abrir una cuenta en el banco",
        "resérvame un vuelo", "mi pedido de otra tienda no llega", "eres una persona", "estoy aburrido",
        "ayúdame con los deberes", "dónde hay un buen restaurante", "a qué hora sale el tren", "clases de piano",
        "no puedo entrar en mi cuenta de otra empresa", "mi casero me quiere echar del piso",
        "cómo renuevo el pasaporte",
        "mi hijo tiene fiebre", "neumáticos para el coche", "entradas para el concierto", "qué móvil me compro",
        "buscáis gente para trabajar", "un préstamo para una casa",
    ]
}
