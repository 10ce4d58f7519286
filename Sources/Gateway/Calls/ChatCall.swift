package import WireFormat

/// A chat request and what its caller wants of the gateway.
package struct ChatCall: Sendable {
    package var request: ChatRequest
    /// Whose it is: tenants never share an answer.
    package var tenant: String
    /// Taken over from the caller, or made.
    package var requestID: String
    /// How long the caller waits; nil for the gateway's own limit.
    package var patience: Duration?
    package var cache: CacheControl
    /// Whether a call in flight may be shared.
    package var coalesces: Bool
    /// Whether a slow plain call may be raced by a second one; both are billed.
    package var hedges: Bool

    package init(
        _ request: ChatRequest,
        tenant: String = "",
        requestID: String = RequestID.make(),
        patience: Duration? = nil,
        cache: CacheControl = .standard,
        coalesces: Bool = true,
        hedges: Bool = false
    ) {
        self.request = request
        self.tenant = tenant
        self.requestID = requestID
        self.patience = patience
        self.cache = cache
        self.coalesces = coalesces
        self.hedges = hedges
    }

    /// A request as it came, in OpenAI's JSON.
    ///
    /// - Throws: `GatewayError.invalidRequest` where it is none.
    package init(
        body: [UInt8],
        tenant: String = "",
        requestID: String = RequestID.make(),
        cache: CacheControl = .standard
    ) throws(GatewayError) {
        do {
            self.init(try ChatRequest(body), tenant: tenant, requestID: requestID, cache: cache)
        } catch {
            throw .invalidRequest(error.description)
        }
    }
}
