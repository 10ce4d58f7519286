/// What came of the bytes of one message.
package enum MCPIntake: Sendable {
    case single(MCPStep)
    /// Not empty; the responses go into one array.
    case batch([MCPStep])
    /// The bytes are no message; the response says why.
    case refused([UInt8])
}
