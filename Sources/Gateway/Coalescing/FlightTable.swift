import RAGCore
import Synchronization

/// The calls in flight that others may join, by what changes their answer.
final class FlightTable: Sendable {
    struct Key: Hashable {
        var response: ResponseKey
        /// A flight may end with a cached answer: so callers that take no old one have flights of their own.
        var maximumAge: Duration?
    }

    struct Seat: Sendable {
        var flight: Flight
        var member: Flight.MemberID
        /// Whether the flight was made for this member, who then has to start it.
        var isLeader: Bool
    }

    private let flights = Mutex<[Key: Flight]>([:])

    /// A place in the flight of `key`: in the one there is, or in a new one.
    func join(_ key: Key, deadline: ContinuousClock.Instant) -> Seat {
        flights.withLock { flights in
            if let flight = flights[key], let member = flight.join(deadline: deadline) {
                return Seat(flight: flight, member: member, isLeader: false)
            }
            // One that is being ended takes nobody in any more, and does not remove its successor.
            let seat = Self.alone(deadline: deadline)
            flights[key] = seat.flight
            return seat
        }
    }

    /// A place in a flight of its own, which nobody else can join.
    static func alone(deadline: ContinuousClock.Instant) -> Seat {
        let flight = Flight()
        guard let member = flight.join(deadline: deadline) else {
            preconditionFailure("a flight that was just made takes its first member")
        }
        return Seat(flight: flight, member: member, isLeader: true)
    }

    /// A flight without members, which goes on to its end; nil where one is under way.
    func refresh(_ key: Key, deadline: ContinuousClock.Instant) -> Flight? {
        flights.withLock { flights in
            guard flights[key] == nil else { return nil }
            let flight = Flight(keptUntil: deadline)
            flights[key] = flight
            return flight
        }
    }

    /// To be called before a flight's members hear of its end: whoever asks after that starts anew.
    func remove(_ key: Key, _ flight: Flight) {
        flights.withLock { flights in
            if flights[key] === flight { flights[key] = nil }
        }
    }

    /// Nobody else joins the flights there are; they go on for their members.
    func removeAll() {
        flights.withLock { $0.removeAll() }
    }

    var count: Int { flights.withLock { $0.count } }

    /// All who wait in them.
    var presentCount: Int { flights.withLock { $0.values.reduce(0) { $0 + $1.presentCount } } }
}
