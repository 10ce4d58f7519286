import Lookups
import Synchronization
import Transport
import Upstreams

/// The lookups of a file `shop.yaml`.
func lookups(_ yaml: String, environment: [String: String] = [:]) throws(ConfigurationError) -> LookupConfiguration {
    let file = try GatewayConfiguration.load(yaml: yaml, file: "shop.yaml", environment: [:])
    return try LookupConfiguration(file.lookups, environment: environment)
}

/// The sentence with which they are refused.
func refusal(of yaml: String, environment: [String: String] = [:]) -> String {
    do {
        _ = try lookups(yaml, environment: environment)
        return "accepted"
    } catch {
        return error.description
    }
}

/// One lookup `order` with this URL.
func order(_ url: String, hosts: String = "shop.example.com", more: String = "") -> String {
    """
    lookups:
      hosts: [\(hosts)]
      order:
        url: "\(url)"
        fields: {status: $.status}
    \(more)
    """
}

/// Answers each request alike, and keeps it.
final class RecordingTransport: HTTPTransport {
    private let answer: @Sendable () throws -> HTTPResponse
    private let received = Mutex<[HTTPRequest]>([])

    init(_ answer: @escaping @Sendable () throws -> HTTPResponse) {
        self.answer = answer
    }

    convenience init(_ body: String, status: Int = 200, type: String = "application/json") {
        let head = HTTPHead(status: status, headers: [HTTPHeader(name: "content-type", value: type)])
        self.init { HTTPResponse(head: head, body: Array(body.utf8)) }
    }

    var requests: [HTTPRequest] { received.withLock { $0 } }

    func response(to request: HTTPRequest) async throws -> HTTPResponse {
        received.withLock { $0.append(request) }
        return try answer()
    }

    func stream(_ request: HTTPRequest) async throws -> HTTPStream {
        throw TransportError.closed
    }
}

extension LookupService {
    /// With 5 s to answer.
    func look(
        _ name: String,
        _ values: [String: String] = [:],
        language: String = "en",
        tenant: String = ""
    ) async throws -> LookupOutcome {
        try await look(name, values: values, language: language, tenant: tenant, deadline: .now + .seconds(5))
    }
}
