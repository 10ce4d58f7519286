/// Keeps what each request to the gateway cost.
package protocol UsageLedger: Sendable {
    /// Takes a line. It is on the disk within 50 ms, or as soon as `flush` returns; never waits for the disk.
    func record(_ record: CallRecord)

    /// Waits until everything recorded so far is on the disk.
    func flush() async throws
}
