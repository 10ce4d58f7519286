import RAGCore
import Upstreams

/// A request as the cache and the flights see it, whatever it asks for.
struct Request: Sendable {
    /// Nil where it is neither cached nor shared.
    var key: ResponseKey?
    var control: CacheControl
    var coalesces: Bool
    var tenant: String
    var model: ModelEntry
    var deadline: ContinuousClock.Instant
    var isStream: Bool
    /// Asks the upstream: appends the frames to the flight, and says how it ended.
    var fetch: @Sendable (Flight) async throws -> Delivery

    /// What the ledger says where the upstream answered.
    var missStatus: CallRecord.CacheStatus {
        control.reads || control.stores || coalesces ? .miss : .off
    }

    var flightKey: FlightTable.Key? {
        key.map { FlightTable.Key(response: $0, maximumAge: control.maximumAge) }
    }
}
