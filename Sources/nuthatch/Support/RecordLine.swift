import Foundation
import Persistence
import RAGCore

/// A kept question in a list.
struct RecordLine: Encodable {
    var id: String
    var askedAt: String
    var tenant: String
    var outcome: String
    var question: String

    init(_ record: RecordSummary) {
        id = record.id
        askedAt = record.date.formatted(.iso8601)
        tenant = record.tenant
        outcome = record.outcome.rawValue
        question = record.question
    }

    var text: String {
        let question = question.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return "\(id)  \(askedAt)  \(outcome)  \(question)"
    }
}
