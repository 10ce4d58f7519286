package import Foundation
package import RAGCore

/// What is kept of answers that were given.
package protocol AnswerArchive: Sendable {
    /// Nil where there is none, or it is another tenant's.
    func record(_ id: String, tenant: String) async throws -> AnswerRecord?

    /// What the documents of a collection do not answer, and where they disagree, as a tenant's answers met it.
    func gaps(in collection: String, tenant: String?, since: Date, limit: Int) async throws -> Gaps
}
