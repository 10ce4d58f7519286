package import RAGCore
import Synchronization
import Tracing

/// Lets identical questions in flight share one answer, from the embedding to the last word.
///
/// The work belongs to nobody who waits for it: whoever leaves takes nothing from the others, and when the last one has
/// left it is cancelled.
package final class AnswerFlights: Sendable {
    package typealias Work = @Sendable (_ tell: @escaping AnswerListener) async throws -> MadeAnswer

    private let flights = Mutex<[AnswerKey: AnswerFlight]>([:])
    private let tasks = BackgroundTasks()

    package init() {}

    /// The answer under `key`: of a flight that is under way, or of one that is begun with `work`.
    ///
    /// - Parameter listener: is told everything from the start, however late it comes.
    /// - Returns: the answer, and whether it is another caller's.
    /// - Throws: what `work` or the listener throws, or `CancellationError`.
    package func answer(
        under key: AnswerKey,
        heard listener: AnswerListener?,
        by work: @escaping Work
    ) async throws -> (made: MadeAnswer, isShared: Bool) {
        let (flight, isShared) = seat(under: key, work)
        defer { flight.leave() }
        var heard = 0
        while true {
            switch try await flight.step(after: heard) {
            case .event(let event):
                heard += 1
                try await listener?(event)
            case .end(let result):
                return (try result.get(), isShared)
            }
        }
    }

    private func seat(under key: AnswerKey, _ work: @escaping Work) -> (AnswerFlight, isShared: Bool) {
        let (flight, isShared) = flights.withLock { flights in
            if let flight = flights[key], flight.join() { return (flight, true) }
            let flight = AnswerFlight()
            _ = flight.join()
            flights[key] = flight
            return (flight, false)
        }
        if !isShared {
            // The work is part of the trace of whoever asks first.
            let context = ServiceContext.current
            flight.isMade(
                by: tasks.start { await ServiceContext.withValue(context) { await self.run(flight, under: key, work) } }
            )
        }
        return (flight, isShared)
    }

    private func run(_ flight: AnswerFlight, under key: AnswerKey, _ work: Work) async {
        let result: Result<MadeAnswer, any Error>
        do {
            result = .success(try await work { flight.tell($0) })
        } catch {
            result = .failure(error)
        }
        // First it is taken out, so that who hears of a failure and asks again begins anew.
        flights.withLock { flights in
            if flights[key] === flight { flights[key] = nil }
        }
        flight.end(result)
    }

    /// Those that are under way.
    package var count: Int { flights.withLock { $0.count } }

    /// Those who wait for them.
    package var memberCount: Int { flights.withLock { $0.values.reduce(0) { $0 + $1.memberCount } } }

    /// Cancels everything that is under way, and waits for its end.
    package func shutDown() async {
        await tasks.shutDown()
    }
}
