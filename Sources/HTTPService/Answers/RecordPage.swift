import Answering
import Foundation
import RAGCore
import ReplyFormat

/// How an answer came about, as it is sent.
struct RecordPage: Encodable {
    struct Candidate: Encodable {
        var documentId: String
        var chunkId: Int64
        var used: Bool
    }

    var id: String
    var createdAt: String
    var question: String
    var collection: String
    var answer: AnswerReport
    var candidates: [Candidate]
    var policy: String
    var tookMs: Double

    init(_ record: AnswerRecord) {
        id = record.id
        createdAt = record.date.formatted(.iso8601)
        question = record.request.question
        collection = record.request.collection
        let given = AnswerPipeline.Given(record: record, cache: .miss)
        answer = AnswerReport(given, explains: false, took: .milliseconds(1) * record.milliseconds)
        candidates = record.candidates.map {
            Candidate(documentId: $0.documentID, chunkId: $0.chunkID, used: $0.isUsed)
        }
        policy = record.policy
        tookMs = record.milliseconds.rounded(to: 3)
    }
}
