import Access
import HTTPTypes
import Hummingbird
package import HummingbirdCore
import Logging
package import NIOCore
import RAGCore
import ReplyFormat

/// Answers requests: finds the route, asks who calls, gives every failure its shape, and tells log and metrics of each.
package final class HTTPService: Sendable {
    private let parts: ServiceParts
    private let router: ServiceRouter
    private let traffic: Traffic
    private let measures: ServiceMeasures
    private let desk: AnswerDesk

    /// - Parameter former: whose figures go on.
    package init(_ parts: ServiceParts, after former: HTTPService? = nil) {
        self.parts = parts
        let desk = AnswerDesk(parts: parts)
        self.desk = desk
        traffic = former?.traffic ?? Traffic(time: parts.time)
        measures = former?.measures ?? ServiceMeasures()
        router = ServiceRouter(
            AnswerController(parts: parts, desk: desk).routes
                + FeedbackController(parts: parts).routes
                + IntentController(parts: parts, desk: desk).routes
                + ChatController(parts: parts, desk: desk).routes
                + ModelController(parts: parts).routes
                + EmbeddingController(parts: parts).routes
                + SearchController(parts: parts, desk: desk).routes
                + CollectionController(parts: parts).routes
                + DocumentController(parts: parts).routes
                + BulkController(parts: parts).routes
                + traffic.routes
                + MCPController(parts: parts, desk: desk).routes
                + OperationsController(parts: parts).routes
                + PageController().routes,
            entrance: Entrance(keys: parts.keys, meter: parts.meter, allowedHosts: parts.settings.allowedHosts)
        )
    }

    /// All routes, for tests and descriptions.
    package var routes: [RouteDeclaration] {
        router.routes.map { RouteDeclaration(method: $0.method.rawValue, path: $0.path, roles: $0.roles) }
    }

    /// Answers one request. It throws only where the connection is lost, or what is no HTTP.
    @concurrent @Sendable package func respond(
        to request: Request,
        _ writer: consuming ResponseWriter,
        _ channel: any Channel
    ) async throws {
        let exchange = Exchange(request, from: channel.remoteAddress, start: parts.time.now)
        let response = await response(to: request, exchange)
        var head = response.head
        add(headersTo: &head, exchange)
        // What is known whole is counted before it is sent: whoever has the answer finds it in the figures.
        let isWhole = response.body.contentLength != nil
        if isWhole { finish(request, exchange, status: head.status.code) }
        do {
            try await writer.write(response: head, body: response.body)
        } catch {
            if !isWhole { finish(request, exchange, status: 499) }
            throw error
        }
        if !isWhole { finish(request, exchange, status: head.status.code) }
    }

    private func response(to request: Request, _ exchange: Exchange) async -> Response {
        let context = ServiceContext(source: .init(logger: parts.logger, exchange: exchange))
        do {
            return try await router.respond(to: request, context)
        } catch {
            // Nobody reads it where the caller has left.
            let failure = desk.failure(error) ?? ServiceFailure(.requestTimeout, "The request was given up.")
            exchange.note { $0.failure = failure.code }
            if failure.code == .internalError {
                parts.logger.error(
                    "a request failed",
                    metadata: ["request_id": "\(exchange.requestID)", "error": "\(error)"]
                )
            }
            return Response(failure)
        }
    }

    private func add(headersTo head: inout HTTPResponse, _ exchange: Exchange) {
        head.headerFields[.requestID] = exchange.requestID
        head.headerFields[.server] = "nuthatch"
        let notes = exchange.noted
        guard let usage = notes.usage else {
            head.headerFields[.model] = notes.streamedModel
            return
        }
        head.headerFields[.tokensUsed] = String(usage.tokens.input + usage.tokens.output)
        if let cost = usage.cost { head.headerFields[.cost] = DecimalText.dollars(cost) }
        head.headerFields[.cache] = usage.cache.rawValue
        head.headerFields[.model] = usage.model
        let overhead = parts.time.now - exchange.start - (usage.upstream ?? .zero)
        head.headerFields[.overhead] = "\(max(.zero, overhead).milliseconds)"
    }

    private func finish(_ request: Request, _ exchange: Exchange, status: Int) {
        let (notes, took) = (exchange.noted, parts.time.now - exchange.start)
        measures.count(request.method, notes, took: took, status: status)
        parts.onEnd(
            RequestEnd(
                method: request.method.rawValue,
                route: notes.route,
                status: status,
                requestID: exchange.requestID
            )
        )
        // What watches the service is no traffic of its users.
        guard notes.route.hasPrefix("/v1/") || notes.route == "/mcp" else { return }
        traffic.add(notes, took: took, status: status)
        guard parts.settings.logsAccess else { return }
        parts.logger.info(
            "request",
            metadata: AccessLine.metadata(request, exchange, notes, took: took, status: status)
        )
    }
}
