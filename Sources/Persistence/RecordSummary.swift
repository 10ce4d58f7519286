package import Foundation
package import RAGCore

/// A line in the list of records.
package struct RecordSummary: Sendable, Equatable {
    package var id: String
    package var date: Date
    package var tenant: String
    package var outcome: Route.Outcome
    package var question: String
}
