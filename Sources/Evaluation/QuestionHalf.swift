/// Which part of a set of questions: settings are fitted on one half and judged on the other.
package enum QuestionHalf: String, Sendable, CaseIterable {
    /// What settings may be fitted on.
    case tune
    case heldOut = "held-out"
    case all

    /// The questions of this half, in their order. Which half a question belongs to hangs on its id alone, so that others
    /// may come and go.
    package func select(_ questions: [LabelledQuestion]) -> [LabelledQuestion] {
        questions.filter { self == .all || Self.half(of: $0.id) == self }
    }

    /// By a bit of the id's FNV-1a hash, http://www.isthe.com/chongo/tech/comp/fnv/
    private static func half(of id: String) -> QuestionHalf {
        let hash = id.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return (hash >> 20) & 1 == 1 ? .tune : .heldOut
    }
}
