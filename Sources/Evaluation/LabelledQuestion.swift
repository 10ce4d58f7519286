/// A question with the documents that answer it; none for one that the documents do not answer.
package struct LabelledQuestion: Sendable, Equatable, Decodable {
    package var id: String
    package var question: String
    /// A BCP 47 tag.
    package var language: String
    /// Ids of the documents of which each answers it by itself.
    package var documents: [String]
    /// The sentence that answers it, as it stands in one of them; empty where there is none.
    package var answer: String
    package var tags: [String]

    package var isAnswerable: Bool { !documents.isEmpty }
}

/// Which part of a set of questions: settings are fitted on one half and judged on the other.
package enum QuestionHalf: String, Sendable, CaseIterable {
    /// The first two of every four questions: what settings may be fitted on.
    case tune
    /// The others.
    case heldOut = "held-out"
    case all

    package func select<Element>(_ elements: [Element]) -> [Element] {
        switch self {
        case .all: elements
        case .tune: elements.indices.filter { $0 % 4 < 2 }.map { elements[$0] }
        case .heldOut: elements.indices.filter { $0 % 4 >= 2 }.map { elements[$0] }
        }
    }
}
