/// What is to be done about a message.
package enum MCPStep: Sendable {
    /// The bytes are the response.
    case reply([UInt8])
    /// A tool is to be called; how it ends is the response.
    case call(MCPCall)
    /// The call is to be stopped, and gets no response.
    case cancel(RPCIdentifier)
    /// There is nothing to say.
    case nothing
}
