/// What a server has done until now, and what it holds.
package struct ServerCounters: Sendable, Equatable {
    package var open = 0
    package var accepted = 0
    /// Answered with a 503 because the server was full.
    package var shed = 0
    /// Closed unheard because the server was more than full.
    package var dropped = 0
    package var requests = 0
    /// Clients that left before their answer was whole.
    package var left = 0
    /// What the server answered by itself.
    package var refusals: [Refusal: Int] = [:]
    /// What ran out of time.
    package var lapses: [Lapse: Int] = [:]

    package init() {}
}
