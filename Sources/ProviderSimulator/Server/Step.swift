/// What a connection does, one after the other, to answer a call. Replies and faults alike are lists of these.
enum Step: Sendable, Equatable {
    case send(Template)
    /// The same bytes so many times, as fast as the client takes them; nil is without end.
    case flood([UInt8], times: Int?)
    /// Pieces of that many bytes, each in a write of its own.
    case trickle(Template, size: Int, every: Duration)
    case wait(Duration)
    /// Silence until the client leaves.
    case hang
    /// The connection ends with a FIN.
    case close
    /// The connection ends with a RST.
    case reset
    /// The answer is whole, and the connection ends if no other call comes within that time.
    case closeWhenIdle(Duration)
    /// New connections are refused for so long.
    case stopListening(Duration)
    /// So many new connections are accepted and reset.
    case resetNext(Int)
}
