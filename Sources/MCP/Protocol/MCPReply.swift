/// What is said to a message.
package struct MCPReply: Sendable, Equatable {
    package var bytes: [UInt8]
    /// Whether the bytes were no message, which HTTP tells by its status.
    package var isRefusal: Bool

    package init(bytes: [UInt8], isRefusal: Bool = false) {
        self.bytes = bytes
        self.isRefusal = isRefusal
    }
}
