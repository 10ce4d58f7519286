import RAGCore

/// What was spent and is not written down yet, beside what was read last.
struct SpendBook: Sendable {
    private struct Line: Hashable {
        var keyID: String
        var day: UTCDay
    }

    private var pending: [Line: Money] = [:]
    private var totals: [String: Money] = [:]
    private var day: UTCDay?

    /// Whether the totals were ever read.
    var isRead: Bool { day != nil }

    mutating func add(_ cost: Money, by keyID: String, on day: UTCDay) {
        guard cost > .zero else { return }
        pending[Line(keyID: keyID, day: day), default: .zero] += cost
    }

    /// Takes out what has to be written down.
    mutating func takePending() -> [KeySpend] {
        defer { pending = [:] }
        return pending.map { KeySpend(keyID: $0.key.keyID, day: $0.key.day, cost: $0.value) }
    }

    /// Puts back what could not be written.
    mutating func giveBack(_ lines: [KeySpend]) {
        for line in lines { add(line.cost, by: line.keyID, on: UTCDay(number: line.day)) }
    }

    mutating func adopt(_ totals: [String: Money], on day: UTCDay) {
        self.totals = totals
        self.day = day
    }

    func spent(by keyID: String, on day: UTCDay) -> Money {
        let written = day == self.day ? totals[keyID] ?? .zero : .zero
        return written + (pending[Line(keyID: keyID, day: day)] ?? .zero)
    }
}
