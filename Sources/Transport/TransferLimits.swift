/// What a transfer may take. A limit that is reached ends the transfer with an error of its own.
package struct TransferLimits: Sendable, Equatable {
    /// From the first packet to the end of the TLS handshake, with the look-up of the name.
    package var connect: Duration
    /// From the start of the transfer, which may have to wait for a connection, to the status line of the response.
    package var firstByte: Duration
    /// The longest pause between bytes of a response that has begun. Time in which a stream is held back because nobody
    /// reads it does not count. A response that is wanted whole must bring 1,024 bytes in each such span, or end.
    package var silence: Duration
    /// From the start of the transfer to its end.
    package var total: Duration
    /// Of the heads of a response together, interim ones too. They may have 200 fields.
    package var headBytes: Int
    /// Of the body, without the frames of chunks.
    package var bodyBytes: Int

    package init(
        connect: Duration = .seconds(2),
        firstByte: Duration = .seconds(60),
        silence: Duration = .seconds(30),
        total: Duration = .seconds(300),
        headBytes: Int = 64 << 10,
        bodyBytes: Int = 4 << 20
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.silence = silence
        self.total = total
        self.headBytes = headBytes
        self.bodyBytes = bodyBytes
    }
}
