import HTTPTypes
import Hummingbird
import RAGCore

/// All routes of the service, each behind its entrance.
struct ServiceRouter: Sendable {
    let routes: [ServiceRoute]
    private let responder: RouterResponder<ServiceContext>

    init(_ routes: [ServiceRoute], entrance: Entrance) {
        self.routes = routes
        let router = Router(context: ServiceContext.self, options: .autoGenerateHeadEndpoints)
        for route in routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                var context = context
                context.exchange.note { $0.route = route.path }
                try context.exchange.checkPatience(of: request)
                let isOpen = route.roles.isEmpty || route.isOpenHere && context.exchange.address?.isHere == true
                if !isOpen {
                    context.caller = try await entrance.caller(of: request, for: route.roles, context.exchange)
                }
                return try await route.handler(request, context)
            }
        }
        responder = router.buildResponder()
    }

    /// - Throws: what the route throws, and `ServiceFailure` where there is none.
    func respond(to request: Request, _ context: ServiceContext) async throws -> Response {
        let response = try await responder.respond(to: request, context: context)
        // The library's own answer to what it does not know; a route of ours has noted its name.
        if response.status == .notFound, context.exchange.noted.route.isEmpty { throw missing(request) }
        return response
    }

    private func missing(_ request: Request) -> ServiceFailure {
        let path = request.uri.path
        let methods = routes.filter { Self.matches($0.path, path) }.map(\.method)
        guard !methods.isEmpty else {
            return ServiceFailure(
                .unknownRoute,
                "There is nothing at “\(ServiceFailure.shown(path))”; GET /openapi.json describes the routes."
            )
        }
        var names = Set(methods.map(\.rawValue))
        if names.contains("GET") { names.insert("HEAD") }
        var failure = ServiceFailure(
            .methodNotAllowed,
            "“\(ServiceFailure.shown(path))” does not take \(ServiceFailure.shown(request.method.rawValue)); it takes "
                + names.sorted().joined(separator: ", ") + "."
        )
        failure.allowed = names.sorted()
        return failure
    }

    private static func matches(_ pattern: String, _ path: String) -> Bool {
        let (wanted, given) = (pattern.split(separator: "/"), path.split(separator: "/"))
        return wanted.count == given.count && zip(wanted, given).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
}
