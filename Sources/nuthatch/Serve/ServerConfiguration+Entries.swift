import Upstreams
import WebServer

extension ServerConfiguration {
    /// Everything that holds, in the order of the file; no header's value shows in it.
    var entries: [GatewayConfiguration.Entry] {
        let values: [(name: String, value: String?)] =
            [("host", host), ("port", "\(port)")] + tlsValues + [
                ("limits.connections", connections.map(String.init)), ("limits.requests", "\(requests)"),
                ("limits.body", "\(body)"), ("limits.queue", "\(queue)"), ("limits.queue_wait", "\(queueWait)"),
                ("access_log", (accessLog ?? .text).rawValue), ("stop_within", "\(stopWithin)"),
                ("traces.endpoint", traces?.endpoint.description), ("traces.sample", traces.map { "\($0.sample)" }),
                ("traces.headers", traces?.headers.fields.map { "\($0.name): \($0.value)" }.joined(separator: ", ")),
                ("allowed_hosts", allowedHosts.joined(separator: ", ")),
            ]
        return values.compactMap { name, value in
            guard let value, !value.isEmpty else { return nil }
            return GatewayConfiguration.Entry(path: "server.\(name)", value: value)
        }
    }

    private var tlsValues: [(name: String, value: String?)] {
        guard let tls else { return [] }
        let (wish, authorities): (String, String?) =
            switch tls.clients {
            case .none: ("none", nil)
            case .optional(authorities: let file): ("optional", file)
            case .required(authorities: let file): ("required", file)
            }
        return [
            ("tls.certificate", tls.certificates), ("tls.key", tls.key), ("tls.client_ca", authorities),
            ("tls.client_certificates", wish),
        ]
    }
}
