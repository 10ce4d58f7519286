/// How many requests are at work at once, and how long the others wait.
package struct AdmissionSettings: Sendable, Equatable {
    /// The limit never falls below this.
    package var least: Int
    /// The limit begins here and never rises above this.
    package var most: Int
    /// The parts of the limit up to which questions to models, and changes, may fill it. What is left is for the cheaper.
    package var paidShare: Double
    package var ingestShare: Double
    /// More than these do not wait, of all priorities together.
    package var queueLimit: Int
    /// Nobody waits longer. A refusal is to come within 100 ms.
    package var longestWait: Duration
    /// What a kept answer may take before it counts as late.
    package var lateFrom: Duration

    /// Values that make no sense are replaced by the nearest that do.
    package init(
        least: Int = 16,
        most: Int = 1_024,
        paidShare: Double = 0.9,
        ingestShare: Double = 0.25,
        queueLimit: Int = 1_024,
        longestWait: Duration = .milliseconds(50),
        lateFrom: Duration = .milliseconds(50)
    ) {
        self.most = max(1, most)
        self.least = min(max(1, least), self.most)
        self.paidShare = paidShare.isNaN ? 1 : min(max(0, paidShare), 1)
        self.ingestShare = ingestShare.isNaN ? 1 : min(max(0, ingestShare), self.paidShare)
        self.queueLimit = max(0, queueLimit)
        self.longestWait = max(.zero, longestWait)
        self.lateFrom = max(.zero, lateFrom)
    }

    /// How many may be at work for one of that priority to join them; at least one.
    func room(for priority: AdmissionPriority, under limit: Int) -> Int {
        let share =
            switch priority {
            case .health, .kept: 1.0
            case .paid: paidShare
            case .ingest: ingestShare
            }
        return max(1, Int((Double(limit) * share).rounded(.down)))
    }

    /// When to come back. The dearer wait longer, so that they do not come back together with the cheaper.
    static func retryAfter(_ priority: AdmissionPriority) -> Duration {
        switch priority {
        case .health, .kept: .seconds(1)
        case .paid: .seconds(2)
        case .ingest: .seconds(5)
        }
    }
}
