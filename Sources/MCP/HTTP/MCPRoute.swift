/// What a request over HTTP is answered with, apart from the answer: the protocol's streamable HTTP, without sessions.
///
/// ```swift
/// let plan = try route.plan(method: "POST") { request.headers[$0] }
/// let reply = try await server.reply(to: body, in: plan.revision)
/// return plan.response(to: reply)
/// ```
package struct MCPRoute: Sendable {
    private let rule: MCPHostRule

    package init(_ rule: MCPHostRule) {
        self.rule = rule
    }

    /// - Parameter header: the value of a header, its name in lower case; several of a name joined by commas.
    package func plan(
        method: String,
        header: (String) -> String?
    ) throws(MCPRefusal) -> MCPPlan {
        try rule.check(host: header("host"), origin: header("origin"))
        guard method == "POST" else { throw .methodNotAllowed(method) }
        let type = header("content-type") ?? ""
        guard MediaType.name(type) == "application/json" else { throw .unsupportedMediaType(type) }
        let accepted = MediaType.accepted(header("accept"))
        let acceptsJSON = accepted("application/json")
        guard acceptsJSON || accepted("text/event-stream") else { throw .notAcceptable(header("accept") ?? "") }
        return MCPPlan(revision: try revision(header("mcp-protocol-version")), isStream: !acceptsJSON)
    }

    private func revision(_ written: String?) throws(MCPRefusal) -> MCPRevision {
        guard let written else { return .unnamed }
        guard let revision = MCPRevision(rawValue: written) else { throw .unsupportedRevision(written) }
        return revision
    }
}
