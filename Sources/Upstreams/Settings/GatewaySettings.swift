/// How the gateway treats calls, whatever the model and the upstream.
package struct GatewaySettings: Sendable, Equatable {
    package var cache = Cache()
    package var coalescing = Coalescing()
    package var retry = Retry()
    package var batching = Batching()
    /// For a request and everything that is done for it, retries and fallbacks included. No support chat waits longer
    /// than two minutes.
    package var deadline: Duration = .seconds(120)
    /// Sends a plain request a second time where the first is slow. Both calls are billed, so it is off.
    package var hedges = false
    /// What dollars are worth in yuan.
    package var exchangeRate = ExchangeRate.standard
    /// Bytes of a streamed answer that are kept for those who share it. 4 MiB is far above the longest answer of the
    /// models in the catalogue.
    package var streamLimit = 4 << 20
    /// Whether plain http may go to other machines.
    package var allowsPlainHTTP = false

    package init() {}
}
