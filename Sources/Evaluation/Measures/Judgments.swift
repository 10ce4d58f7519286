/// What was judged, by question.
package struct Judgments: Sendable {
    private var topics: [String: TopicJudgments] = [:]

    package init() {}

    /// How many questions have judgments.
    package var count: Int { topics.count }

    package subscript(query: String) -> TopicJudgments? { topics[query] }

    /// The ids of the questions in the order of their bytes.
    package var queries: [String] { topics.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    /// - Parameter grade: within `TopicJudgments.grades`.
    /// - Returns: false where the document is judged for the question already; nothing is changed then.
    package mutating func append(_ document: Span<UInt8>, grade: Int, for query: String) -> Bool {
        topics[query, default: TopicJudgments()].append(document, grade: grade)
    }
}
