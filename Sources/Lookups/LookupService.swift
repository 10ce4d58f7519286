package import RAGCore
package import Transport

/// Asks the shop's own services, as `LookupConfiguration` allows.
///
/// A URL's shape never follows from a value, no redirect is followed, only listed hosts are called and only at public or
/// listed addresses, and an answer is bounded in time and size. What goes wrong is an outcome, not an error.
package struct LookupService: Sendable {
    private let configuration: LookupConfiguration
    private let transport: any HTTPTransport
    private let time: any TimeSource

    /// - Parameter transport: one without a proxy, which would hide the addresses that are called.
    package init(
        _ configuration: LookupConfiguration,
        transport: any HTTPTransport,
        time: any TimeSource = SystemTime()
    ) {
        self.configuration = configuration
        self.transport = transport
        self.time = time
    }

    /// Of the lookups that there are, in the order of the configuration.
    package var names: [String] { configuration.lookups.map(\.name) }

    /// Asks one service.
    ///
    /// - Parameters:
    ///   - values: by the names of placeholders, as `LookupValues` gathers them.
    ///   - language: of the sentence, as a BCP 47 tag.
    ///   - tenant: whose customer asks. It fills the placeholder `tenant`, whatever `values` say.
    ///   - deadline: when the caller stops waiting; the lookup's own time limit may be shorter.
    /// - Throws: `UnknownLookup`, or `CancellationError`.
    package func look(
        _ name: String,
        values: [String: String],
        language: String = "en",
        tenant: String = "",
        deadline: ContinuousClock.Instant
    ) async throws -> LookupOutcome {
        guard let lookup = configuration[name] else { throw UnknownLookup(name: name, known: names) }
        guard lookup.tenants?.contains(tenant) ?? true else { return .unavailable(.otherTenant) }
        var values = values
        values[ValueKind.tenant] = tenant
        let request: LookupRequest
        do {
            request = try LookupRequest(lookup, given: values)
        } catch .missing(let names) {
            // The customer cannot say whose customer they are.
            return names.contains(ValueKind.tenant) ? .unavailable(.otherTenant) : .missing(names)
        }
        let patience = min(lookup.timeout, deadline - time.now)
        guard patience > .zero else { return .unavailable(.timeout) }
        do {
            let http = request.http(lookup, hosts: configuration.hosts, patience: patience)
            let response = try await transport.response(to: http)
            return LookupReply(lookup: lookup, request: request)
                .outcome(response, language: language, date: time.date)
        } catch let error as TransportError {
            return .unavailable(LookupFault(error))
        }
    }

    /// Asks several side by side; how one ends is nothing to the others.
    ///
    /// - Returns: the outcomes in the order of `names`.
    package func look(
        _ names: [String],
        values: [String: String],
        language: String = "en",
        tenant: String = "",
        deadline: ContinuousClock.Instant
    ) async throws -> [(name: String, outcome: LookupOutcome)] {
        try await withThrowingTaskGroup(of: (Int, LookupOutcome).self) { group in
            for (index, name) in names.enumerated() {
                group.addTask {
                    let outcome = try await look(
                        name,
                        values: values,
                        language: language,
                        tenant: tenant,
                        deadline: deadline
                    )
                    return (index, outcome)
                }
            }
            var outcomes: [Int: LookupOutcome] = [:]
            for try await (index, outcome) in group { outcomes[index] = outcome }
            return names.enumerated().compactMap { index, name in outcomes[index].map { (name, $0) } }
        }
    }
}
