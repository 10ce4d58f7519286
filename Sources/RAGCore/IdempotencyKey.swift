/// What a client calls a request of its own; another tenant's key is another key.
package struct IdempotencyKey: Sendable, Hashable, Codable {
    package var tenant: String
    package var text: String

    package init(tenant: String, text: String) {
        self.tenant = tenant
        self.text = text
    }
}
