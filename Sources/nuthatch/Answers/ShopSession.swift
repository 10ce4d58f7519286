import Lookups
import Transport

/// The shop's own services, with the connections to them.
struct ShopSession: Sendable {
    /// Nil where none is configured.
    let lookups: ShopLookups?
    private let transport: CurlTransport?

    /// The services are called without a proxy, which would hide the addresses that are called.
    init(_ configuration: LookupConfiguration) throws {
        guard !configuration.lookups.isEmpty else {
            (lookups, transport) = (nil, nil)
            return
        }
        let transport = try CurlTransport(settings: TransportSettings())
        let service = LookupService(configuration, transport: transport)
        lookups = ShopLookups(configuration, service: service)
        self.transport = transport
    }

    func close() async { await transport?.shutdown() }
}
