/// Which part of a set of questions: settings are fitted on one half and judged on the other.
package enum QuestionHalf: String, Sendable, CaseIterable {
    /// What settings may be fitted on.
    case tune
    case heldOut = "held-out"
    case all

    /// The questions of this half, in their order. Which half a question belongs to hangs on its id alone, so that others
    /// may come and go.
    package func select(_ questions: [LabelledQuestion]) -> [LabelledQuestion] {
        questions.filter { holds($0.id) }
    }

    /// Whether what has that id belongs to this half.
    func holds(_ id: String) -> Bool { self == .all || Self.half(of: id) == self }

    private static func half(of id: String) -> QuestionHalf {
        (id.fnvHash >> 20) & 1 == 1 ? .tune : .heldOut
    }
}
