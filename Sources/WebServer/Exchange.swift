/// A request that was heard, until its answer is written.
struct Exchange {
    /// HEAD: the answer has no body.
    var isHead: Bool
    /// HTTP/1.0: no chunks, and the connection ends unless both sides want to keep it.
    var isOld: Bool
    /// Whether the client wants no more than this.
    var closes: Bool
    /// Whether the answer's head is written.
    var isAnswered = false
}
