package import RAGCore

/// What answers cost together.
package struct AnswerCost: Sendable, Equatable {
    package private(set) var sum = Money.zero
    /// Of how many answers the cost is known.
    package private(set) var known = 0
    /// Of how many it is not; they are in no sum.
    package private(set) var unknown = 0

    package init(of answers: some Sequence<GivenAnswer>) {
        for answer in answers {
            if let cost = answer.cost {
                sum += cost
                known += 1
            } else {
                unknown += 1
            }
        }
    }

    /// Of the answers whose cost is known, rounded down; nil for none.
    package var mean: Money? { known == 0 ? nil : Money(picodollars: sum.picodollars / Int64(known)) }
}
