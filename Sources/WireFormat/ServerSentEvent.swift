/// An event of a stream, as the WHATWG's standard of server-sent events has it.
package struct ServerSentEvent: Sendable, Equatable {
    /// Nil for the ordinary kind, `message`.
    package var event: String?
    /// The text of its `data` lines, joined by line feeds. Valid UTF-8.
    package var data: [UInt8]

    package init(event: String? = nil, data: [UInt8]) {
        self.event = event
        self.data = data
    }
}
