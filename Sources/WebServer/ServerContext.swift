import Logging
import NIOHTTP1

/// What all connections of a server have in common.
final class ServerContext: Sendable {
    let settings: ServerSettings
    let rules: RequestRules
    let tally = Tally()
    let logger: Logger
    private let bodies: [Refusal: String]

    init(_ settings: ServerSettings, logger: Logger) {
        self.settings = settings
        self.logger = logger
        rules = RequestRules(limits: settings.limits)
        bodies = Dictionary(uniqueKeysWithValues: Refusal.allCases.map { ($0, settings.refusalBody($0)) })
    }

    func body(of refusal: Refusal) -> String { bodies[refusal] ?? "" }

    func head(of refusal: Refusal) -> HTTPResponseHead {
        var headers = HTTPHeaders([
            ("content-type", "application/json"), ("content-length", String(body(of: refusal).utf8.count)),
            ("connection", "close"),
        ])
        if refusal == .overloaded { headers.add(name: "retry-after", value: String(settings.retryAfter)) }
        return HTTPResponseHead(
            version: .http1_1,
            status: HTTPResponseStatus(statusCode: refusal.status),
            headers: headers
        )
    }
}
