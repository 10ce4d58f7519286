/// How long a connection may take over each thing.
///
/// They are looked at once a second: what runs out is ended at most a second and a quarter late.
package struct ConnectionDeadlines: Sendable {
    /// From the first byte of a request, or of a connection with TLS, to the end of its fields.
    package var head: Duration = .seconds(10)
    /// From the end of the fields to the end of the body.
    package var body: Duration = .seconds(30)
    /// When `bodyRate` begins to count.
    package var bodyStart: Duration = .seconds(5)
    /// Bytes a second, on average since the end of the fields.
    package var bodyRate = 1024
    /// How long bytes may wait to be taken, where less than `writeProgress` of them is.
    package var write: Duration = .seconds(20)
    /// What counts as taking bytes, within `write`: a client that takes one at a time does not.
    package var writeProgress = 4096
    /// Without a request.
    package var idle: Duration = .seconds(60)
    /// After this, the next answer is the last one.
    package var age: Duration = .seconds(15 * 60)
    /// A request that is worked on without a byte being written.
    package var silence: Duration = .seconds(11 * 60)
    /// After the last answer, until the client has read it and closes.
    package var linger: Duration = .seconds(2)
    /// Without a request, while the server stops. Below it, a client's next request may be on its way.
    package var idleAtStop: Duration = .seconds(1)

    package init() {}
}
