import Access
import HTTPTypes
import Hummingbird
import RAGCore

/// Who may come in: by their key, and where no key is asked for, whoever calls this machine by its own name.
struct Entrance: Sendable {
    let keys: KeyDirectory
    let meter: KeyMeter
    /// Names beside the loopback's under which the service is called.
    let allowedHosts: [String]

    /// The caller of a request, which counts from here on. The exchange is told of the key, be it refused for what it may not.
    ///
    /// - Throws: `ServiceFailure` without a valid key, without one of the roles, and beyond the key's requests a minute.
    func caller(
        of request: Request,
        for roles: Set<AccessRole>,
        _ exchange: Exchange
    ) async throws -> Caller {
        guard case .valid(let caller) = try await keys.verify(Self.key(of: request)) else {
            throw ServiceFailure(
                .invalidAPIKey,
                "There is no valid key; send `Authorization: Bearer` and a key that nuthatch keys create has made."
            )
        }
        exchange.note { notes in
            notes.keyID = caller.keyID
            notes.tenant = caller.tenant
        }
        if caller.keyID == nil { try checkHost(of: request) }
        guard roles.contains(where: caller.may) else {
            throw ServiceFailure(
                .insufficientRole,
                "The key may not do this, which takes the role "
                    + roles.map { "\"\($0.rawValue)\"" }.sorted().joined(separator: " or ") + "; use another key."
            )
        }
        if let failure = ServiceFailure(meter.admitRequest(of: caller), of: "requests") { throw failure }
        return caller
    }

    /// A page of somewhere else that a browser here has open must not reach a service without keys, by whatever name it
    /// gives this machine (DNS rebinding).
    private func checkHost(of request: Request) throws(ServiceFailure) {
        let host = request.head.authority ?? ""
        guard isOwn(Self.name(of: host)) else {
            throw ServiceFailure(
                .forbiddenHost,
                "The host is “\(ServiceFailure.shown(host))”; without keys the service answers to localhost and to the "
                    + "names under server.allowed_hosts."
            )
        }
        guard let origin = request.headers[.origin], origin != "null" else { return }
        let place = origin.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
        guard isOwn(Self.name(of: String(place))) else {
            throw ServiceFailure(
                .forbiddenOrigin,
                "The request comes from a page of “\(ServiceFailure.shown(origin))”; without keys only the service's own page may."
            )
        }
    }

    private func isOwn(_ name: String) -> Bool {
        ["localhost", "127.0.0.1", "[::1]", ""].contains(name) || allowedHosts.contains(name)
    }

    /// Without the port, in lower case.
    private static func name(of host: String) -> String {
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[...end]).lowercased() }
        return String(host.prefix { $0 != ":" }).lowercased()
    }

    private static func key(of request: Request) -> String? {
        guard let header = request.headers[.authorization] else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 512 else { return nil }
        return String(parts[1])
    }
}
