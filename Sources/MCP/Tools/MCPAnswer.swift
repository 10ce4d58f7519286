import JSONText

/// What the tool `answer` gives.
package struct MCPAnswer: Sendable, Equatable {
    /// A sentence of a document that the answer stands on.
    package struct Citation: Sendable, Equatable {
        /// The number of its mark in the answer.
        package var index: Int
        package var documentID: String
        package var title: String
        package var uri: String
        package var quote: String

        package init(index: Int, documentID: String, title: String, uri: String, quote: String) {
            self.index = index
            self.documentID = documentID
            self.title = title
            self.uri = uri
            self.quote = quote
        }

        fileprivate var json: [UInt8] {
            var object = JSONObjectWriter()
            object.add("index", index)
            object.add("document_id", documentID)
            object.add("title", title)
            object.add("uri", uri)
            object.add("quote", quote)
            return object.finished()
        }
    }

    /// A document that is near to the question and does not answer it.
    package struct Suggestion: Sendable, Equatable {
        package var documentID: String
        package var title: String
        package var uri: String

        package init(documentID: String, title: String, uri: String) {
            self.documentID = documentID
            self.title = title
            self.uri = uri
        }

        fileprivate var json: [UInt8] {
            var object = JSONObjectWriter()
            object.add("document_id", documentID)
            object.add("title", title)
            object.add("uri", uri)
            return object.finished()
        }
    }

    /// With marks such as [1]; nil where there is none.
    package var text: String?
    package var isAnswerable: Bool
    package var citations: [Citation]
    /// Who answered: quoted, cheap, strong, …
    package var route: String
    /// Whether a person should take over.
    package var recommendsHandoff: Bool
    package var handoffReason: String?
    package var suggestions: [Suggestion]

    package init(
        text: String?,
        isAnswerable: Bool,
        citations: [Citation],
        route: String,
        recommendsHandoff: Bool,
        handoffReason: String?,
        suggestions: [Suggestion]
    ) {
        self.text = text
        self.isAnswerable = isAnswerable
        self.citations = citations
        self.route = route
        self.recommendsHandoff = recommendsHandoff
        self.handoffReason = handoffReason
        self.suggestions = suggestions
    }

    var json: [UInt8] {
        var handoff = JSONObjectWriter()
        handoff.add("recommended", recommendsHandoff)
        handoff.add("reason_code", orNull: handoffReason)
        var object = JSONObjectWriter()
        object.add("answerable", isAnswerable)
        object.add("answer", orNull: text)
        object.add("citations", array: citations.map(\.json))
        object.add("route", route)
        object.add("handoff", json: handoff.finished())
        object.add("suggestions", array: suggestions.map(\.json))
        return object.finished()
    }
}
