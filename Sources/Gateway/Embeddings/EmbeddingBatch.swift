import RAGCore

/// The texts of several callers on their way to one upstream call.
///
/// Each caller is a member of the batch's flight and reads the frames of its own texts: so it hears of an error, may leave,
/// and the call ends when all of them left.
struct EmbeddingBatch: Sendable {
    /// What may share a call: bills are a tenant's own.
    struct Group: Hashable, Sendable {
        var model: String
        var dimensions: Int?
        var tenant: String
    }

    /// One caller's part.
    struct Part: Sendable {
        var flight: Flight
        var member: Flight.MemberID
        /// Of its texts in the batch.
        var range: Range<Int>
        /// Whether the batch was made for it.
        var isFirst: Bool
    }

    let flight = Flight()
    private(set) var texts: [String] = []
    private(set) var callers = 0

    /// Nil where all its callers left meanwhile.
    mutating func add(_ more: [String], deadline: ContinuousClock.Instant) -> Part? {
        guard let member = flight.join(deadline: deadline) else { return nil }
        let start = texts.count
        texts += more
        callers += 1
        return Part(flight: flight, member: member, range: start..<texts.count, isFirst: callers == 1)
    }
}
