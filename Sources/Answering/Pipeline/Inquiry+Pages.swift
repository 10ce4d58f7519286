import RAGCore

extension Inquiry {
    /// The pages that were found, best first.
    var pages: [Suggestion] {
        sources.prefix(Self.pageLimit).map {
            Suggestion(documentID: $0.documentID, title: $0.title, uri: $0.uri)
        }.withoutRepetition
    }

    /// Sources, several of which may be of one page.
    private static let pageLimit = 8
}

extension Answer {
    /// The pages that it cites, in their order.
    var pages: [Suggestion] {
        citations.map { Suggestion(documentID: $0.documentID, title: $0.title, uri: $0.uri) }.withoutRepetition
    }
}

extension [Suggestion] {
    fileprivate var withoutRepetition: [Suggestion] {
        reduce(into: []) { pages, page in
            if !pages.contains(where: { $0.documentID == page.documentID }) { pages.append(page) }
        }
    }
}
