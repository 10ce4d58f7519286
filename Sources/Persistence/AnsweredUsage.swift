package import RAGCore

/// The tokens of all chat requests that were answered, whether paid for or not: what they would have cost without a cache,
/// or on another model, is this times its prices.
package struct AnsweredUsage: Sendable, Equatable {
    package var requests = 0
    package var usage = TokenUsage(input: 0, output: 0)
    /// Requests whose tokens are not known, and not in `usage`.
    package var unknown = 0

    package init() {}

    mutating func add(_ record: CallRecord) {
        guard record.operation == .chat || record.operation == .stream, record.failure == nil else { return }
        requests += 1
        if let tokens = record.usage { usage.add(tokens) } else { unknown += 1 }
    }
}
