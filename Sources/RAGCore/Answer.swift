/// What Nuthatch says to a question. A refusal is an answer too: it has no text of the sources, and a hand-off.
package struct Answer: Sendable, Equatable, Codable {
    package var text: String
    package var isAnswerable: Bool
    /// In the order of their marks `[1]`, `[2]` in `text`.
    package var citations: [Citation]
    package var route: Route
    package var handoff: Handoff
    /// For a refusal: the pages nearest to the question.
    package var suggestions: [Suggestion]
    package var corpusVersion: Int64
    /// In the order of the text; empty where nothing was checked, because every sentence is a quote.
    package var sentences: [AnswerSentence]
    /// How much of the text stands on its sources, 0 to 1; nil for a refusal.
    package var grounding: Double?
    /// What was looked for: the question itself, or what it was rewritten to.
    package var query: String
    package var entities: [Entity]
    /// Cited places that disagree with each other.
    package var conflicts: [SourceConflict]
    /// Every call of a model that was made for it, in order.
    package var stages: [StageUsage]
    /// Where the question asked several things: the answer to each, in their order; `text` holds them together.
    package var parts: [Answer]

    package init(
        text: String,
        isAnswerable: Bool,
        citations: [Citation],
        route: Route,
        handoff: Handoff,
        suggestions: [Suggestion],
        corpusVersion: Int64,
        sentences: [AnswerSentence] = [],
        grounding: Double? = nil,
        query: String = "",
        entities: [Entity] = [],
        conflicts: [SourceConflict] = [],
        stages: [StageUsage] = [],
        parts: [Answer] = []
    ) {
        self.text = text
        self.isAnswerable = isAnswerable
        self.citations = citations
        self.route = route
        self.handoff = handoff
        self.suggestions = suggestions
        self.corpusVersion = corpusVersion
        self.sentences = sentences
        self.grounding = grounding
        self.query = query
        self.entities = entities
        self.conflicts = conflicts
        self.stages = stages
        self.parts = parts
    }
}
