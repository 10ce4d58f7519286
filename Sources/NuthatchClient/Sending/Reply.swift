import Foundation

/// A reply that came whole.
struct Reply: Sendable {
    var head: ReplyHead
    var body: Data
    var report: NuthatchClient.CallReport

    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        do {
            return try Coding.value(type, from: body)
        } catch let unreadable as UnreadableReply {
            throw NuthatchError.unreadable(unreadable.reason, requestID: report.requestID)
        }
    }
}
