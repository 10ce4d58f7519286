import HTTPService
import RAGCore
import ReplyFormat
import Upstreams
import WebServer
import YAMLText

/// The section `server` of the file of settings: where the service listens, and what it takes on.
///
/// ```yaml
/// server:
///   host: 0.0.0.0
///   port: 8443
///   tls: {certificate: chain.pem, key: key.pem, client_ca: clients.pem, client_certificates: required}
///   limits: {connections: 15000, requests: 4096, body: 4MB, queue: 1024, queue_wait: 50ms}
///   access_log: json
///   stop_within: 30s
///   traces: {endpoint: "http://127.0.0.1:4318", sample: 0.1}
///   allowed_hosts: [shop.internal]
/// ```
struct ServerConfiguration: Sendable, Equatable {
    enum AccessLog: String, CaseIterable, Sendable {
        case json
        case text
        case off
    }

    var host = "127.0.0.1"
    var port = 8080
    var tls: TLSSettings?
    /// Nil: as many as the open files allow.
    var connections: Int?
    /// At work at once, at most.
    var requests = 4_096
    var body = 4 << 20
    var queue = 1_024
    var queueWait = Duration.milliseconds(50)
    var accessLog: AccessLog?
    var stopWithin = Duration.seconds(30)
    var traces: TraceConfiguration?
    var allowedHosts: [String] = []

    private enum Field: String, FieldName {
        case host, port, tls, limits, traces
        case accessLog = "access_log"
        case stopWithin = "stop_within"
        case allowedHosts = "allowed_hosts"
    }

    private enum LimitField: String, FieldName {
        case connections, requests, body, queue
        case queueWait = "queue_wait"
    }

    private enum TLSField: String, FieldName {
        case certificate, key
        case clientCA = "client_ca"
        case clientCertificates = "client_certificates"
    }

    init() {}

    /// - Parameter section: nil leaves everything as it is without a file.
    init(_ section: ConfigurationReader?, environment: [String: String]) throws(ConfigurationError) {
        guard let section else { return }
        let fields = try section.fields(Field.self)
        if let reader = fields[.host] { host = try reader.text() }
        if let reader = fields[.port] { port = try reader.integer(in: 0...65_535) }
        if let reader = fields[.tls] { tls = try Self.tls(reader) }
        if let reader = fields[.limits] { try readLimits(reader) }
        if let reader = fields[.accessLog] {
            guard let choice = AccessLog(rawValue: try reader.text()) else {
                throw reader.mustBe(Shown.choice(AccessLog.allCases.map(\.rawValue)))
            }
            accessLog = choice
        }
        if let reader = fields[.stopWithin] { stopWithin = try reader.duration(atMost: 3_600) }
        if let reader = fields[.traces] { traces = try TraceConfiguration(reader, environment: environment) }
        if let reader = fields[.allowedHosts] { allowedHosts = try reader.texts().map { $0.lowercased() } }
    }

    private mutating func readLimits(_ section: ConfigurationReader) throws(ConfigurationError) {
        let fields = try section.fields(LimitField.self)
        if let reader = fields[.connections] { connections = try reader.integer(in: 1...1_000_000) }
        if let reader = fields[.requests] { requests = try reader.integer(in: 1...1_000_000) }
        if let reader = fields[.body] { body = try reader.bytes(in: 1 << 10...1 << 30) }
        if let reader = fields[.queue] { queue = try reader.integer(in: 0...1_000_000) }
        if let reader = fields[.queueWait] { queueWait = try reader.duration(atMost: 60, allowsZero: true) }
    }

    private static func tls(_ section: ConfigurationReader) throws(ConfigurationError) -> TLSSettings {
        let fields = try section.fields(TLSField.self)
        guard let certificate = fields[.certificate], let key = fields[.key] else {
            throw section.mustBe("given with a certificate and a key")
        }
        var settings = TLSSettings(certificates: try certificate.text(), key: try key.text())
        guard let wish = fields[.clientCertificates] else { return settings }
        let choice = try wish.text()
        guard ["none", "optional", "required"].contains(choice) else {
            throw wish.mustBe(Shown.choice(["none", "optional", "required"]))
        }
        guard choice != "none" else { return settings }
        guard let authority = fields[.clientCA] else { throw wish.mustBe("none where there is no client_ca") }
        let authorities = try authority.text()
        settings.clients =
            choice == "optional" ? .optional(authorities: authorities) : .required(authorities: authorities)
        return settings
    }
}
