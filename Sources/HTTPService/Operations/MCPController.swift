import HTTPTypes
import Hummingbird
import Logging
import MCP
import NIOCore
import RAGCore

/// The Model Context Protocol over HTTP: search, answer and get_document for a model.
struct MCPController: Sendable {
    let parts: ServiceParts
    let desk: AnswerDesk
    /// Hosts and origins are checked at the entrance, for every route.
    private let route = MCPRoute(MCPHostRule(hosts: nil))

    init(parts: ServiceParts, desk: AnswerDesk) {
        self.parts = parts
        self.desk = desk
    }

    var routes: [ServiceRoute] { [ServiceRoute(.post, "/mcp", for: .ask, reply)] }

    @Sendable private func reply(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let plan: MCPPlan
        do throws(MCPRefusal) {
            plan = try route.plan(method: "POST") { name in
                name == "host" ? request.head.authority : HTTPField.Name(name).flatMap { request.headers[$0] }
            }
        } catch {
            throw ServiceFailure(error)
        }
        let body = try await request.bytes(upTo: parts.settings.bodyLimit)
        let logger = parts.logger
        let server = MCPServer(
            tools: ServiceTools(parts: parts, desk: desk, context: context),
            version: parts.version
        ) { error in
            logger.error("a tool failed", metadata: ["error": "\(error)"])
        }
        let answer = plan.response(to: try await server.reply(to: body, in: plan.revision))
        var headers = HTTPFields()
        headers[.contentType] = answer.contentType
        return Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: headers,
            body: answer.body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }
}

extension ServiceFailure {
    fileprivate init(_ refusal: MCPRefusal) {
        let code: FailureCode =
            switch refusal {
            case .unsupportedMediaType: .unsupportedMediaType
            case .notAcceptable: .notAcceptable
            case .methodNotAllowed: .methodNotAllowed
            case .forbiddenHost: .forbiddenHost
            case .forbiddenOrigin: .forbiddenOrigin
            case .unsupportedRevision: .invalidValue
            }
        self.init(code, refusal.description)
    }
}
