/// Answers messages by calling the tools.
package struct MCPServer<Tools: MCPTools>: Sendable {
    /// Of the program, as it introduces itself.
    let version: String
    private let tools: Tools
    private let note: @Sendable (any Error) -> Void

    /// - Parameter note: is told of failures that the caller hears nothing of but that there was one.
    package init(tools: Tools, version: String, note: @escaping @Sendable (any Error) -> Void = { _ in }) {
        self.tools = tools
        self.version = version
        self.note = note
    }

    /// The response to a call.
    ///
    /// - Throws: `CancellationError`, where there is none because the call was stopped.
    package func response(to call: MCPCall) async throws(CancellationError) -> [UInt8] {
        do {
            let json = try await call.job.get().run(by: tools)
            // A tool that is done all the same is not heard any more.
            try Task.checkCancellation()
            return RPCResponse.bytes(call.id, result: MCPContent.result(json, in: call.revision))
        } catch let fault as MCPToolFault {
            return RPCResponse.bytes(call.id, result: MCPContent.failure(fault))
        } catch {
            if Task.isCancelled || error is CancellationError { throw CancellationError() }
            note(error)
            return RPCResponse.bytes(call.id, .failed)
        }
    }

    /// The reply to one message by itself, with no session around it. The calls of a batch run at the same time.
    ///
    /// - Returns: nil where there is nothing to say, as to a notification.
    package func reply(to bytes: [UInt8], in revision: MCPRevision) async throws(CancellationError) -> MCPReply? {
        var session = MCPSession(revision: revision, version: version)
        switch session.take(bytes) {
        case .refused(let bytes): return MCPReply(bytes: bytes, isRefusal: true)
        case .single(let step): return try await response(to: step).map { MCPReply(bytes: $0) }
        case .batch(let steps):
            let responses = try await responses(to: steps)
            return responses.isEmpty ? nil : MCPReply(bytes: RPCResponse.batch(responses))
        }
    }

    private func response(to step: MCPStep) async throws(CancellationError) -> [UInt8]? {
        switch step {
        case .reply(let bytes): bytes
        case .call(let call): try await response(to: call)
        // Without a session there is no call that it could mean.
        case .cancel, .nothing: nil
        }
    }

    /// In the order of the steps.
    func responses(to steps: [MCPStep]) async throws(CancellationError) -> [[UInt8]] {
        do {
            return try await withThrowingTaskGroup(of: (Int, [UInt8]?).self) { group in
                for (index, step) in steps.enumerated() {
                    group.addTask { (index, try await response(to: step)) }
                }
                var responses = [[UInt8]?](repeating: nil, count: steps.count)
                for try await (index, response) in group { responses[index] = response }
                return responses.compactMap(\.self)
            }
        } catch {
            throw CancellationError()
        }
    }
}
