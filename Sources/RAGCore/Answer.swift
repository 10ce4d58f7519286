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

/// Where a part of an answer stands in the sources.
package struct Citation: Sendable, Equatable {
    /// The mark in the answer's text, from 1.
    package var index: Int
    package var chunkID: Int64
    package var documentID: String
    package var uri: String
    package var title: String
    package var headingPath: [String]
    /// The sentence as it is shown, without markup.
    package var quote: String
    /// UTF-8 bytes of the document's stored text, from which `quote` was taken.
    package var span: Range<Int>

    package init(
        index: Int,
        chunkID: Int64,
        documentID: String,
        uri: String,
        title: String,
        headingPath: [String],
        quote: String,
        span: Range<Int>
    ) {
        self.index = index
        self.chunkID = chunkID
        self.documentID = documentID
        self.uri = uri
        self.title = title
        self.headingPath = headingPath
        self.quote = quote
        self.span = span
    }
}

/// A page offered where there is no answer.
package struct Suggestion: Sendable, Equatable {
    package var documentID: String
    package var title: String
    package var uri: String

    package init(documentID: String, title: String, uri: String) {
        self.documentID = documentID
        self.title = title
        self.uri = uri
    }
}
