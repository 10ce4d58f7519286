package import RAGCore

/// How a store works with its file. The defaults are right for a service and for a command.
package struct StoreOptions: Sendable {
    /// How long an access waits for a lock that another process holds.
    package var busyTimeout: Duration
    /// Reads that can run side by side.
    package var readers: Int
    /// The size in bytes that the file may grow to; nil leaves it to the disk. Beyond it writing is refused as it is on a
    /// full disk, and reading goes on.
    package var sizeLimit: Int64?
    /// What this process calls itself to a second writer, such as `nuthatch serve`.
    package var command: String
    package var answers: AnswerKeeping
    /// Tells when a kept question has had its time.
    package var time: any TimeSource

    package init(
        busyTimeout: Duration = .seconds(5),
        readers: Int = 4,
        sizeLimit: Int64? = nil,
        command: String = "nuthatch",
        answers: AnswerKeeping = AnswerKeeping(),
        time: any TimeSource = SystemTime()
    ) {
        self.busyTimeout = busyTimeout
        self.readers = readers
        self.sizeLimit = sizeLimit
        self.command = command
        self.answers = answers
        self.time = time
    }
}
