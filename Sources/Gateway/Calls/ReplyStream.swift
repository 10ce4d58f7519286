import RAGCore
import Synchronization

/// An answer event by event: the data of each, in OpenAI's JSON, without the `[DONE]` at the end.
///
/// One reader. Whoever stops reading drops it, cancels its task, or calls `cancel`: then the call ends, unless others
/// share it.
package final class ReplyStream: AsyncSequence, Sendable {
    package typealias Element = [UInt8]

    private enum Source: Sendable {
        case replay(ResponseCache.Hit)
        case flight(FlightTable.Seat, Request, DeadlineWheel.Ticket)
    }

    private struct Progress {
        var next = 0
        var info: ReplyInfo?
        var isOver = false
    }

    private let source: Source
    private let entry: Entry
    private let accountant: Accountant
    private let wheel: DeadlineWheel?
    private let progress = Mutex(Progress())

    init(replaying hit: ResponseCache.Hit, entry: Entry, accountant: Accountant) {
        source = .replay(hit)
        self.entry = entry
        self.accountant = accountant
        wheel = nil
    }

    init(following seat: FlightTable.Seat, _ request: Request, entry: Entry, gateway: Gateway) {
        let ticket = gateway.wheel.schedule(at: request.deadline) {
            seat.flight.leave(seat.member, because: GatewayError.deadlineExceeded)
        }
        source = .flight(seat, request, ticket)
        self.entry = entry
        accountant = gateway.accountant
        wheel = gateway.wheel
    }

    deinit { cancel() }

    /// Once the stream is at its end; nil before, and where it broke off.
    package var info: ReplyInfo? { progress.withLock { $0.info } }

    /// The data of the next event; nil at the whole end of the answer.
    ///
    /// - Throws: `GatewayError` where it broke off, `CancellationError` where the calling task is cancelled.
    package func next() async throws -> [UInt8]? {
        let (index, isOver) = progress.withLock { progress in
            defer { progress.next += 1 }
            return (progress.next, progress.isOver)
        }
        guard !isOver else { return nil }
        switch source {
        case .replay(let hit):
            if index < hit.response.frames.count { return hit.response.frames[index] }
            if finish() { set(accountant.settle(entry, hit)) }
            return nil
        case .flight(let seat, let request, _):
            return try await frame(index, of: seat, request)
        }
    }

    /// Leaves the call. Nothing more comes.
    package func cancel() {
        guard finish() else { return }
        switch source {
        case .replay(let hit): _ = accountant.fail(entry, CancellationError(), hit)
        case .flight(let seat, let request, _):
            seat.flight.leave(seat.member, because: CancellationError())
            _ = accountant.fail(entry, CancellationError(), request, seat)
        }
    }

    package func makeAsyncIterator() -> Iterator {
        Iterator(stream: self)
    }

    package struct Iterator: AsyncIteratorProtocol {
        fileprivate let stream: ReplyStream

        package mutating func next() async throws -> [UInt8]? {
            try await stream.next()
        }
    }

    private func frame(_ index: Int, of seat: FlightTable.Seat, _ request: Request) async throws -> [UInt8]? {
        try await withTaskCancellationHandler {
            do {
                if let frame = try await seat.flight.frame(index, for: seat.member) { return frame }
                let delivery = try await seat.flight.delivery(for: seat.member)
                if finish() { set(accountant.settle(entry, delivery, request, seat)) }
                return nil
            } catch {
                seat.flight.leave(seat.member, because: error)
                throw finish() ? accountant.fail(entry, error, request, seat) : error
            }
        } onCancel: {
            seat.flight.leave(seat.member, because: CancellationError())
        }
    }

    private func set(_ info: ReplyInfo) {
        progress.withLock { $0.info = info }
    }

    /// Whether it was not over before: a stream is accounted for once.
    private func finish() -> Bool {
        if case .flight(_, _, let ticket) = source { wheel?.takeBack(ticket) }
        return progress.withLock { progress in
            defer { progress.isOver = true }
            return !progress.isOver
        }
    }
}
