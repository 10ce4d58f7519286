/// A call of a tool that is to be answered.
package struct MCPCall: Sendable {
    package let id: RPCIdentifier
    /// With its arguments, or what is wrong with them, in words for a model.
    let job: Result<MCPJob, MCPToolFault>
    /// In which the answer is written.
    let revision: MCPRevision
}
