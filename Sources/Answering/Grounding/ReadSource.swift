import RAGCore

/// A source as sentences are held against it.
struct ReadSource: Sendable {
    let sentences: [SentenceReading]
    /// All its stems, with those of its title and headings.
    let stems: Set<String>
    /// What its title, headings and dates say.
    let context: SentenceReading

    init(_ source: AnswerSource) {
        sentences = source.sentences.map { SentenceReading($0.shown) }
        let days = [source.validity.from?.description, source.validity.until?.description, source.updated]
        context = SentenceReading(
            ([source.title] + source.headingPath + days.compactMap(\.self)).joined(separator: " | ")
        )
        stems = sentences.reduce(context.stems) { $0.union($1.stems) }
    }
}
