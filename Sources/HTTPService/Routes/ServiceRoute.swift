import HTTPTypes
import Hummingbird
package import RAGCore

/// A route as it is declared: what it is called, who may use it, and who answers.
struct ServiceRoute: Sendable {
    typealias Handler = @Sendable (Request, ServiceContext) async throws -> Response

    let method: HTTPRequest.Method
    /// Such as `/v1/answers/{id}`.
    let path: String
    /// Nil is open to everybody.
    let role: AccessRole?
    let handler: Handler

    init(_ method: HTTPRequest.Method, _ path: String, for role: AccessRole?, _ handler: @escaping Handler) {
        self.method = method
        self.path = path
        self.role = role
        self.handler = handler
    }
}

/// A route as tests and the description of the service see it.
package struct RouteDeclaration: Sendable, Hashable {
    package var method: String
    package var path: String
    package var role: AccessRole?
}
