package import Upstreams
import YAMLText

/// Which of the shop's own services are asked, and how: the section `lookups` of the file of settings.
///
/// ```yaml
/// lookups:
///   hosts: [shop.example.com, "10.0.0.7:8443"]   # the only ones that are called; private addresses only if listed here
///   order_status:
///     url: "https://shop.example.com/api/orders/{order_number}?email={email}"
///     needs: [order_number]                # those of the path, unless named; others drop their part of the query
///     headers: {Authorization: {env: SHOP_TOKEN, scheme: Bearer}, X-Channel: support}
///     fields: {status: "$.order.status", carrier: "$.order.shipments[0].carrier", eta: "$.order.eta"}
///     says: "Order {order_number}: {status}. It comes with {carrier}. Expected on {eta}."
///     timeout: 2s
///     limit: 64kB
///   points:
///     url: "https://shop.example.com/api/customers/{customer}/points"
///     context: {customer: identifier}      # what a request's context holds, with its kind
///     title: Bonus points
///     tenants: [acme]                      # all, unless named
///     fields: {points: "$.points"}
///     says: {en: "You have {points} points.", de: "Sie haben {points} Punkte."}
/// ```
///
/// A host without a port stands for the usual port of the URL's scheme. Plain http is for listed private addresses and
/// `localhost` alone. A sentence of `says` that lacks a value is left out.
package struct LookupConfiguration: Sendable {
    /// In the order of the file.
    package let lookups: [Lookup]
    let hosts: HostList

    private static let hostField = "hosts"
    private static let countLimit = 64

    /// - Parameters:
    ///   - section: the value of `lookups`; nil where there is none, and then nothing can be looked up.
    ///   - environment: where headers that are secrets are taken from.
    /// - Throws: at the first thing that is wrong, with the file, the line, the rule and the way out. Never a secret.
    package init(_ section: ConfigurationReader?, environment: [String: String]) throws(ConfigurationError) {
        var lookups: [Lookup] = []
        let pairs = try section?.pairs() ?? []
        let hostReader = pairs.first { $0.name == Self.hostField }?.reader
        let hosts = try hostReader.map { reader throws(ConfigurationError) in try HostList(reader) } ?? HostList()
        for (name, reader) in pairs where name != Self.hostField {
            guard Placeholder.isName(name) else {
                throw reader.failure(.rule("The lookup \(Shown.text(name)) \(Placeholder.nameRule)."))
            }
            guard lookups.count < Self.countLimit else {
                throw reader.failure(.rule("There are more than \(Self.countLimit) lookups; leave some out."))
            }
            lookups.append(try LookupReading(name: name, hosts: hosts, environment: environment).lookup(reader))
        }
        self.lookups = lookups
        self.hosts = hosts
    }

    package subscript(name: String) -> Lookup? { lookups.first { $0.name == name } }
}
