extension UpstreamEntry {
    /// How long a call waits for what.
    package struct Timeouts: Sendable, Equatable {
        /// For the connection and TLS. A host that does not answer in 2 s is not going to.
        package var connect: Duration
        /// From the request to the first byte of the answer.
        package var firstByte: Duration
        /// Between two bytes of an answer that has begun.
        package var silence: Duration
        /// For the whole call. The gateway's deadline ends it earlier where that is shorter.
        package var total: Duration

        package init(
            connect: Duration = .seconds(2),
            firstByte: Duration = .seconds(60),
            silence: Duration = .seconds(30),
            total: Duration = .seconds(300)
        ) {
            self.connect = connect
            self.firstByte = firstByte
            self.silence = silence
            self.total = total
        }
    }
}
