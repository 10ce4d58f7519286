package import Foundation

/// What somebody thought of an answer.
package struct Feedback: Sendable, Equatable, Codable {
    package enum Rating: String, Sendable, Codable, CaseIterable {
        case up
        case down
    }

    /// In bytes.
    package static let longestComment = 8_000

    package var id: String
    /// The record of the answer.
    package var recordID: String
    package var tenant: String
    package var rating: Rating
    package var comment: String?
    package var date: Date

    package init(
        id: String,
        recordID: String,
        tenant: String,
        rating: Rating,
        comment: String? = nil,
        date: Date
    ) {
        self.id = id
        self.recordID = recordID
        self.tenant = tenant
        self.rating = rating
        self.comment = comment
        self.date = date
    }
}
