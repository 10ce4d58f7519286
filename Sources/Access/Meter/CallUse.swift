package import RAGCore

/// What a call of a model takes: estimated before, known after.
package struct CallUse: Sendable, Equatable {
    /// In and out.
    package var tokens: Int
    package var cost: Money

    package init(tokens: Int, cost: Money) {
        self.tokens = tokens
        self.cost = cost
    }

    package static let none = CallUse(tokens: 0, cost: .zero)

    /// Counts come from upstreams; below zero there is nothing.
    var checked: CallUse { CallUse(tokens: max(0, tokens), cost: max(.zero, cost)) }
}
