package import MCP
package import RAGCore
package import Retrieval

// What the tools of the Model Context Protocol give, made of answers, passages and search results.

extension MCPPassages {
    /// - Parameter results: best first.
    package init(_ results: [SearchResult]) {
        self.init(
            results.map { result in
                Passage(
                    documentID: result.passage.documentID,
                    title: result.passage.title,
                    uri: result.passage.uri,
                    headingPath: result.passage.headingPath,
                    text: result.passage.text,
                    score: result.score.rounded(to: 4)
                )
            }
        )
    }
}

extension MCPAnswer {
    package init(_ answer: Answer) {
        self.init(
            text: answer.text.isEmpty ? nil : answer.text,
            isAnswerable: answer.isAnswerable,
            citations: answer.citations.map {
                Citation(index: $0.index, documentID: $0.documentID, title: $0.title, uri: $0.uri, quote: $0.quote)
            },
            route: answer.route.outcome.rawValue,
            recommendsHandoff: answer.handoff.isRecommended,
            handoffReason: answer.handoff.reason?.rawValue,
            suggestions: answer.suggestions.map {
                Suggestion(documentID: $0.documentID, title: $0.title, uri: $0.uri)
            }
        )
    }
}

extension MCPDocument {
    /// As many chunks as a model can take at once: with 200 tokens each, some 100,000 tokens.
    package static let sectionLimit = 500

    /// - Parameters:
    ///   - passages: of one document; nil comes of none.
    ///   - count: how many it has.
    package init?(_ passages: [Passage], of count: Int) {
        guard let first = passages.first else { return nil }
        var end = 0
        var sections: [Section] = []
        for passage in passages.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            let text = passage.text(from: end)
            if !text.isEmpty { sections.append(Section(headingPath: passage.headingPath, text: text)) }
            end = max(end, passage.range.upperBound)
        }
        self.init(
            id: first.documentID,
            title: first.title,
            uri: first.uri,
            language: first.language,
            sections: sections,
            isComplete: passages.count >= count
        )
    }
}

extension Passage {
    /// Its text behind `position`, a byte of its document: a chunk repeats the end of the one before it.
    fileprivate func text(from position: Int) -> String {
        let repeated = position - range.lowerBound
        // Where its text is not that of its range, nothing is known of what it repeats.
        guard repeated > 0, text.utf8.count == range.count else { return text }
        return String(decoding: text.utf8.dropFirst(repeated), as: UTF8.self)
    }
}
