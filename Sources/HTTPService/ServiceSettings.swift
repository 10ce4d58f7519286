/// How much of a request is taken.
package struct ServiceSettings: Sendable, Equatable {
    /// Bytes of a body.
    package var bodyLimit = 4 << 20
    /// Bytes of a body that holds many documents.
    package var bulkLimit = 64 << 20
    /// Bytes of answers that are kept as they were sent.
    package var shelfBytes = 64 << 20
    /// How often a stream that is silent says that it is alive.
    package var ping = Duration.seconds(15)

    /// Names under which the service may be called where no key is asked for, beside the loopback's.
    package var allowedHosts: [String] = []
    package var logsAccess = true

    package init() {}
}
