/// How long a prompt's sources and its reply may be, in tokens.
package struct AnswerBudget: Sendable, Equatable {
    package var sources: Int
    package var reply: Int
    /// What was said before is cut to its newest turns within so many tokens.
    package var history: Int

    package init(sources: Int = 1_500, reply: Int = 400, history: Int = 400) {
        precondition(sources > 0 && reply > 0 && history >= 0, "\(sources), \(reply), \(history)")
        self.sources = sources
        self.reply = reply
        self.history = history
    }
}
