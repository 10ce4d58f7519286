/// One event of a stream.
struct ServerSentEvent: Sendable, Equatable {
    var name: String
    /// UTF-8.
    var data: [UInt8]
}
