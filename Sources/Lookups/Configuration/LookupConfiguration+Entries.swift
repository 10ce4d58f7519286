package import Upstreams

extension LookupConfiguration {
    /// Everything that holds, in the order of the file; no header's value shows in it.
    package var entries: [GatewayConfiguration.Entry] {
        guard !lookups.isEmpty else { return [] }
        let listed = GatewayConfiguration.Entry(path: "lookups.hosts", value: hosts.description)
        return [listed] + lookups.flatMap(\.entries)
    }
}

extension Lookup {
    fileprivate var entries: [GatewayConfiguration.Entry] {
        let tenants = tenants.map { $0.sorted().joined(separator: ", ") } ?? "all"
        let headers = headers.fields.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
        let values = [
            ("host", url.origin), ("needs", needs.joined(separator: ", ")), ("headers", headers), ("title", title),
            ("tenants", tenants), ("fields", fields.map(\.name).joined(separator: ", ")), ("timeout", "\(timeout)"),
            ("limit", "\(limit)"),
        ]
        return values.filter { !$0.1.isEmpty }.map {
            GatewayConfiguration.Entry(path: "lookups.\(name).\($0.0)", value: $0.1)
        }
    }
}
