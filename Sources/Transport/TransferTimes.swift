/// How long the parts of a transfer took.
package struct TransferTimes: Sendable, Equatable {
    /// To connect, with name and TLS; zero on a connection that was open.
    package var connect: Duration
    /// From the start of the transfer to the status line.
    package var firstByte: Duration
    /// From the start of the transfer to its end.
    package var total: Duration
    package var isNewConnection: Bool

    package init(
        connect: Duration = .zero,
        firstByte: Duration = .zero,
        total: Duration = .zero,
        isNewConnection: Bool = false
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.total = total
        self.isNewConnection = isNewConnection
    }
}
