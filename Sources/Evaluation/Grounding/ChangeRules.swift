/// What `SentenceChanger` replaces, by language.
struct ChangeRules {
    var synonyms: [(String, String)]
    var spelledNumbers: [(String, String)]
    var openings: [String]
    /// Words that lose their capital behind an opening.
    var small: [String]
    /// A denial and what is left without it, or a verb and its denial.
    var denials: [(String, String)]
    var opposites: [(String, String)]

    /// Of the denials those that are taken out.
    var removed: Set<String> {
        [
            "not", "no", "cannot", "never", "without", "nicht", "kein", "keine", "keinen", "ohne", "sin", "nunca",
        ]
    }

    static func of(_ language: String) -> ChangeRules {
        switch language.prefix(2) {
        case "de": german
        case "es": spanish
        default: english
        }
    }

    private static let english = ChangeRules(
        synonyms: [
            ("do not", "don't"), ("cannot", "can't"), ("does not", "doesn't"), ("is not", "isn't"),
            ("are not", "aren't"),
            ("parcel", "package"), ("buy", "purchase"), ("must", "have to"), ("may", "can"), ("get", "receive"),
            ("send", "ship"), ("arrives", "is delivered"), ("within", "in"), ("about", "around"), ("also", "too"),
            ("until", "till"), ("our", "the shop's"), ("larger", "bigger"), ("show", "present"), ("choose", "pick"),
            ("we", "Larkfell"), ("every", "each"), ("usually", "normally"),
        ],
        spelledNumbers: [
            ("14 days", "two weeks"), ("two", "2"), ("three", "3"), ("four", "4"), ("six", "6"),
            ("30 days", "thirty days"),
            ("60 days", "sixty days"), ("5 working", "five working"), ("24 months", "2 years"),
            ("2 years", "two years"),
            ("EUR 5", "€5"), ("GBP 5", "£5.00"), ("24 hours", "one day"),
        ],
        openings: ["According to our policy,", "In short,", "Please note:", "As a rule,", "Yes,"],
        small: [
            "The", "A", "An", "We", "You", "If", "It", "They", "This", "These", "Every", "Each", "All", "When", "Your",
            "Our",
            "Please", "In", "On", "For", "From", "With", "At", "Orders", "Items", "To",
        ],
        denials: [
            ("not", ""), ("no", "a"), ("cannot", "can"), ("never", "always"), ("without", "with"), ("is", "is not"),
            ("are", "are not"), ("can", "cannot"), ("may", "may not"), ("must", "must not"), ("will", "will not"),
            ("have", "do not have"), ("takes", "does not take"), ("need", "do not need"), ("accept", "do not accept"),
            ("has", "has no"), ("does", "does not"), ("was", "was not"), ("should", "should not"),
            ("get", "do not get"),
        ],
        opposites: [
            ("free", "charged"), ("before", "after"), ("after", "before"), ("minimum", "maximum"), ("open", "closed"),
            ("includes", "excludes"), ("more", "less"), ("at least", "at most"), ("later", "earlier"),
            ("refund", "store credit"),
        ]
    )

    private static let german = ChangeRules(
        synonyms: [
            ("Sie können", "Sie dürfen"), ("erhalten", "bekommen"), ("innerhalb von", "binnen"), ("etwa", "ungefähr"),
            ("Paket", "Päckchen"), ("kostenlos", "gratis"), ("auch", "ebenfalls"), ("muss", "sollte"),
        ],
        spelledNumbers: [
            ("14 Tagen", "zwei Wochen"), ("zwei", "2"), ("drei", "3"), ("30 Tagen", "dreißig Tagen"),
            ("5 Werktagen", "fünf Werktagen"),
            ("24 Monate", "2 Jahre"),
        ],
        openings: ["Kurz gesagt:", "Laut unseren Regeln:", "Bitte beachten:"],
        small: ["Der", "Die", "Das", "Wir", "Sie", "Ein", "Eine", "Es", "Ihre", "Bitte", "Wenn"],
        denials: [
            ("nicht", ""), ("kein", "ein"), ("keine", "eine"), ("keinen", "einen"), ("ohne", "mit"),
            ("ist", "ist nicht"),
            ("sind", "sind nicht"), ("kann", "kann nicht"), ("können", "können nicht"), ("gilt", "gilt nicht"),
            ("wird", "wird nicht"), ("haben", "haben nicht"), ("darf", "darf nicht"), ("bleibt", "bleibt nicht"),
        ],
        opposites: [
            ("kostenlos", "kostenpflichtig"), ("vor", "nach"), ("nach", "vor"), ("mindestens", "höchstens"),
            ("mehr", "weniger"),
        ]
    )

    private static let spanish = ChangeRules(
        synonyms: [
            ("puedes", "se puede"), ("pedido", "encargo"), ("recibes", "obtienes"), ("gratis", "gratuita"),
            ("también", "además"),
            ("unos", "aproximadamente"),
        ],
        spelledNumbers: [
            ("14 días", "dos semanas"), ("dos", "2"), ("tres", "3"), ("30 días", "treinta días"),
            ("24 meses", "2 años"),
        ],
        openings: ["En resumen,", "Según nuestras condiciones,"],
        small: ["El", "La", "Los", "Las", "Si", "Un", "Una", "Puedes", "En", "Para", "Se", "Tienes"],
        denials: [
            ("no", ""), ("sin", "con"), ("nunca", "siempre"), ("es", "no es"), ("son", "no son"), ("puede", "no puede"),
            ("puedes", "no puedes"), ("se", "no se"), ("tiene", "no tiene"), ("tienes", "no tienes"),
            ("está", "no está"),
            ("pueden", "no pueden"),
        ],
        opposites: [
            ("gratis", "de pago"), ("antes", "después"), ("después", "antes"), ("mínimo", "máximo"), ("más", "menos"),
        ]
    )
}
