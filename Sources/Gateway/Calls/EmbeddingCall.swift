/// Texts to be embedded, and what their caller wants of the gateway.
package struct EmbeddingCall: Sendable {
    package var texts: [String]
    package var model: String
    /// The components that are asked for, of a model that can give fewer; nil for all.
    package var dimensions: Int?
    /// Whose it is: tenants never share an answer.
    package var tenant: String
    package var requestID: String
    /// How long the caller waits; nil for the gateway's own limit.
    package var patience: Duration?
    package var cache: CacheControl

    package init(
        _ texts: [String],
        model: String,
        dimensions: Int? = nil,
        tenant: String = "",
        requestID: String = RequestID.make(),
        patience: Duration? = nil,
        cache: CacheControl = .standard
    ) {
        self.texts = texts
        self.model = model
        self.dimensions = dimensions
        self.tenant = tenant
        self.requestID = requestID
        self.patience = patience
        self.cache = cache
    }
}
