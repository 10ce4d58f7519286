import RAGCore

/// What is said without a source and without a model, in the languages that the shop's texts are in.
enum Phrases {
    /// To a customer whose question is handed to a person; nil where the reason has no words of its own.
    static func handoff(_ reason: Handoff.Reason, language: String?) -> String? {
        let texts: (en: String, de: String, es: String)? =
            switch reason {
            case .askedForPerson:
                (
                    "I am passing you on to a colleague.",
                    "Ich verbinde Sie mit einer Kollegin oder einem Kollegen.",
                    "Le paso con una persona de nuestro equipo."
                )
            case .accountAction:
                (
                    "A colleague has to do that for you; I am passing it on.",
                    "Das muss eine Kollegin oder ein Kollege für Sie tun; ich gebe es weiter.",
                    "Eso tiene que hacerlo una persona de nuestro equipo; se lo paso."
                )
            case .complaint:
                (
                    "I am sorry. A colleague will look into this.",
                    "Das tut mir leid. Eine Kollegin oder ein Kollege kümmert sich darum.",
                    "Lo siento. Una persona de nuestro equipo lo revisará."
                )
            default: nil
            }
        return texts.map { pick($0, language) }
    }

    /// Behind an answer whose sources say different things.
    static func conflict(language: String?) -> String {
        pick(
            (
                "Our pages do not agree on this; a colleague can confirm which holds.",
                "Unsere Seiten sind sich darin nicht einig; was gilt, bestätigt eine Kollegin oder ein Kollege.",
                "Nuestras páginas no coinciden en esto; una persona de nuestro equipo puede confirmarlo."
            ),
            language
        )
    }

    /// Where a service knows nothing of what the customer named.
    static func notFound(language: String?) -> String {
        pick(
            (
                "I cannot find that. Please check the number and send it again.",
                "Das kann ich nicht finden. Bitte prüfen Sie die Nummer und schicken Sie sie noch einmal.",
                "No lo encuentro. Compruebe el número y envíelo de nuevo, por favor."
            ),
            language
        )
    }

    static func pick(_ texts: (en: String, de: String, es: String), _ language: String?) -> String {
        switch language?.prefix(2).lowercased() {
        case "de": texts.de
        case "es": texts.es
        default: texts.en
        }
    }
}
