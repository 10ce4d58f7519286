/// How the gateway's file is kept. The defaults are right for a service and for a command.
package struct GatewayFileOptions: Sendable {
    /// What cached answers may take, in bytes; those stored first go first.
    package var archiveLimit: Int64
    /// Ledger lines that wait in memory for a disk that is full or slow; those that come then are lost.
    package var lineLimit: Int
    /// Bytes of answers that wait so; those that come then are not stored.
    package var waitingAnswers: Int
    /// How long a write waits for those of other processes.
    package var busyTimeout: Duration
    /// The size in bytes that the file may grow to; nil leaves it to the disk.
    package var sizeLimit: Int64?
    /// Hears, at most once a minute, that lines wait or were lost. It is called on the thread that writes.
    package var warn: @Sendable (GatewayFileWarning) -> Void

    package init(
        archiveLimit: Int64 = 1 << 30,
        lineLimit: Int = 200_000,
        waitingAnswers: Int = 64 << 20,
        busyTimeout: Duration = .seconds(2),
        sizeLimit: Int64? = nil,
        warn: @escaping @Sendable (GatewayFileWarning) -> Void = { _ in }
    ) {
        self.archiveLimit = archiveLimit
        self.lineLimit = lineLimit
        self.waitingAnswers = waitingAnswers
        self.busyTimeout = busyTimeout
        self.sizeLimit = sizeLimit
        self.warn = warn
    }
}
