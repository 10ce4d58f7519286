package import Foundation
package import RAGCore

/// A question that the documents did not answer.
package struct RefusedQuestion: Sendable, Equatable {
    /// Refusals that better documents would end. The others are not theirs to end: a customer who has to say more, or wants
    /// a person.
    package static let reasons: Set<Handoff.Reason> = [.noSource, .weakEvidence, .ungroundedAnswer, .contradiction]

    package var recordID: String
    package var date: Date
    package var reason: Handoff.Reason
    /// What was looked for.
    package var question: String
    package var nearest: Suggestion?
    /// Nil for a part of a message that asked several things, whose vector is not kept.
    package var vector: [Float]?
}
