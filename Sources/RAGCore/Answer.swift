/// What Nuthatch says to a question. A refusal is an answer too: it has no text of the sources, and a hand-off.
package struct Answer: Sendable, Equatable {
    package var text: String
    package var isAnswerable: Bool
    /// In the order of their marks `[1]`, `[2]` in `text`.
    package var citations: [Citation]
    package var route: Route
    package var handoff: Handoff
    /// For a refusal: the pages nearest to the question.
    package var suggestions: [Suggestion]
    package var corpusVersion: Int64

    package init(
        text: String,
        isAnswerable: Bool,
        citations: [Citation],
        route: Route,
        handoff: Handoff,
        suggestions: [Suggestion],
        corpusVersion: Int64
    ) {
        self.text = text
        self.isAnswerable = isAnswerable
        self.citations = citations
        self.route = route
        self.handoff = handoff
        self.suggestions = suggestions
        self.corpusVersion = corpusVersion
    }
}
