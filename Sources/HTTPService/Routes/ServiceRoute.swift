import HTTPTypes
import Hummingbird
package import RAGCore

/// A route as it is declared: what it is called, who may use it, and who answers.
struct ServiceRoute: Sendable {
    typealias Handler = @Sendable (Request, ServiceContext) async throws -> Response

    let method: HTTPRequest.Method
    /// Such as `/v1/answers/{id}`.
    let path: String
    /// Any of which will do; none is open to everybody.
    let roles: Set<AccessRole>
    /// Whether it is open to whoever asks from this machine.
    let isOpenHere: Bool
    let handler: Handler

    /// - Parameter role: nil is open to everybody.
    init(
        _ method: HTTPRequest.Method,
        _ path: String,
        for role: AccessRole?,
        or other: AccessRole? = nil,
        isOpenHere: Bool = false,
        _ handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        roles = Set([role, other].compactMap(\.self))
        self.isOpenHere = isOpenHere
        self.handler = handler
    }
}

/// A route as tests and the description of the service see it.
package struct RouteDeclaration: Sendable, Hashable {
    package var method: String
    package var path: String
    /// Any of which will do; none is open to everybody.
    package var roles: Set<AccessRole>
}
