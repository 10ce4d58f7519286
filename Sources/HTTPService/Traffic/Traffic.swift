import Foundation
import Hummingbird
import RAGCore
import Synchronization

/// What passes through the service. A lock, not an actor: no step here awaits while it holds state.
final class Traffic: Sendable {
    private let history: Mutex<TrafficHistory>
    private let time: any TimeSource

    init(time: any TimeSource) {
        self.time = time
        history = Mutex(TrafficHistory(start: time.now))
    }

    func add(_ notes: Exchange.Notes, took: Duration, status: Int) {
        let (now, milliseconds) = (time.now, took / .milliseconds(1))
        history.withLock { $0.add(notes, milliseconds: milliseconds, isFailure: status >= 400, at: now) }
    }

    func page(hours: Int) -> StatsPage {
        let now = time.now
        let spans = history.withLock { $0.recent(hours: hours, at: now) }
        return StatsPage(spans, at: time.date)
    }

    var routes: [ServiceRoute] {
        [
            ServiceRoute(.get, "/v1/stats", for: .admin) { request, _ in
                var query = try QueryReader(request)
                let hours = try query.int("hours", in: 1...24) ?? 24
                try query.finish()
                return try .json(self.page(hours: hours))
            }
        ]
    }
}
