/// Sentences that say nothing of the shop and so need no source.
enum Courtesy {
    /// Whether it is short, has no fact, and of words that carry meaning none but those of greetings.
    static func isHarmless(_ sentence: String, _ reading: SentenceReading) -> Bool {
        guard sentence.utf8.count <= 80, reading.facts.isEmpty, reading.negations.isEmpty, reading.particle == nil
        else { return false }
        return reading.stems.isSubset(of: stems)
    }

    private static let stems = Set(
        [
            "thank", "thanks", "asking", "question", "welcome", "glad", "happy", "hope", "helps", "good", "day",
            "sorry", "hear",
            "here", "following", "steps", "sure", "course", "gladly", "let", "know",
            "danke", "frage", "gern", "gerne", "freut", "hoffe", "hilft", "guten", "tag", "leider", "folgt",
            "gracias", "pregunta", "espero", "ayude", "buenos", "claro", "supuesto", "siento",
        ].map(SentenceReading.stem)
    )
}
