package import Foundation
package import RAGCore

/// What a collection's documents do not answer, and where they disagree.
package struct Gaps: Sendable {
    /// Questions that ask for the same.
    package struct Gap: Sendable {
        /// The one that the others are like.
        package var question: String
        package var count: Int
        /// The hand-off that most of them were given.
        package var reason: Handoff.Reason
        package var examples: [String]
        package var lastAsked: Date
        package var nearest: Suggestion?

        package init(
            question: String,
            count: Int,
            reason: Handoff.Reason,
            examples: [String],
            lastAsked: Date,
            nearest: Suggestion?
        ) {
            self.question = question
            self.count = count
            self.reason = reason
            self.examples = examples
            self.lastAsked = lastAsked
            self.nearest = nearest
        }
    }

    package struct Conflict: Sendable {
        package var conflict: SourceConflict
        package var count: Int
        package var lastMet: Date

        package init(conflict: SourceConflict, count: Int, lastMet: Date) {
            self.conflict = conflict
            self.count = count
            self.lastMet = lastMet
        }
    }

    /// Most asked first.
    package var gaps: [Gap]
    /// Met most often first.
    package var conflicts: [Conflict]

    package init(gaps: [Gap], conflicts: [Conflict]) {
        self.gaps = gaps
        self.conflicts = conflicts
    }
}
