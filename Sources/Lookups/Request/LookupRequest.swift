import Transport
import Upstreams

/// A lookup with its values in place. It can be made from checked values alone.
struct LookupRequest: Sendable {
    let values: [String: LookupValue]
    let url: String
    /// For readers: see `URLTemplate.shown`.
    let shownURL: String

    enum Problem: Error, Equatable {
        /// The names of needed values that are not there, or are none of their kind.
        case missing([String])
    }

    /// - Parameter given: by the names of placeholders. Those that are none of their kind count as not given.
    init(_ lookup: Lookup, given: [String: String]) throws(Problem) {
        let values = Dictionary(
            uniqueKeysWithValues: lookup.kinds.compactMap { name, kind in
                given[name].flatMap { LookupValue($0, kind: kind) }.map { (name, $0) }
            }
        )
        let missing = lookup.needs.filter { values[$0] == nil }
        guard missing.isEmpty, let url = lookup.url.url(values) else { throw .missing(missing) }
        self.values = values
        self.url = url
        shownURL = lookup.url.shown(values)
    }

    func http(_ lookup: Lookup, hosts: HostList, patience: Duration) -> HTTPRequest {
        let template = lookup.url
        return HTTPRequest(
            method: .get,
            url: url,
            headers: [HTTPHeader(name: "Accept", value: "application/json")]
                + lookup.headers.fields.map { HTTPHeader(name: $0.name, value: $0.value.value) },
            // Of one host, so that all that share connections have one rule about addresses.
            pool: "lookup " + template.origin,
            limits: TransferLimits(
                connect: patience,
                firstByte: patience,
                silence: patience,
                total: patience,
                headBytes: 16 << 10,
                bodyBytes: lookup.limit
            ),
            allowsPlainHTTP: !template.isEncrypted,
            allowsAddress: { hosts.allows($0, for: template.host, usualPort: template.usualPort) }
        )
    }
}
