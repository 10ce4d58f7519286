import RAGCore
import Synchronization

/// One call in flight, and everybody who waits for it.
///
/// The call runs in a task of its own and belongs to all its members: a plain answer is one frame, a streamed one a frame
/// an event, and the frames are kept until the flight is over, so that whoever joins late reads from the first on. A
/// member leaves when it is cancelled or its time is up, which nobody else notices; the last one to leave ends the call.
///
/// A lock, not an actor: no step here awaits while it holds the state.
package final class Flight: Sendable {
    package typealias MemberID = Int

    /// How many bytes the call may be ahead of its fastest reader before it pauses the upstream.
    package static let lead = 256 << 10

    private let state: Mutex<State>

    /// - Parameter keptUntil: the deadline of a call that goes on without members, as the refresh of a stale answer does;
    ///   nil where the last one to leave ends it.
    package init(keptUntil: ContinuousClock.Instant? = nil) {
        state = Mutex(State(keptUntil: keptUntil))
    }

    // MARK: For members

    /// Nil where the call is over, or is being ended: then another one has to be started.
    package func join(deadline: ContinuousClock.Instant) -> MemberID? {
        state.withLock { $0.join(deadline: deadline) }
    }

    /// Takes a member out; `reason` is what it hears. Its last member's leaving cancels the call.
    package func leave(_ id: MemberID, because reason: any Error) {
        let (resumed, abandoned) = state.withLock { $0.leave(id, because: reason) }
        abandoned?.cancel()
        for continuation in resumed { continuation.resume() }
    }

    /// Waits until the frame at `index` is there.
    ///
    /// - Returns: nil where the call ended well before it.
    /// - Throws: why the call failed, or why this member left.
    package func frame(_ index: Int, for id: MemberID) async throws -> [UInt8]? {
        while true {
            switch state.withLock({ $0.read(index, by: id) }) {
            case .frame(let frame, let producer):
                producer?.resume()
                return frame
            case .end: return nil
            case .failed(let error): throw error
            case .wait: await wait(id) { $0.isSettled(index, for: id) }
            }
        }
    }

    /// Waits for the end.
    package func delivery(for id: MemberID) async throws -> Delivery {
        while true {
            switch state.withLock({ $0.ending(for: id) }) {
            case .success(let delivery)?: return delivery
            case .failure(let error)?: throw error
            case nil: await wait(id) { $0.ending(for: id) != nil }
            }
        }
    }

    /// All who ever joined.
    package var memberCount: Int { state.withLock { $0.memberCount } }

    /// Those who have not left.
    package var presentCount: Int { state.withLock { $0.presentCount } }

    /// Whether the bill is nobody's: of a call without members.
    package var isUnpaid: Bool { state.withLock { $0.payer == nil } }

    /// What the call brought, once it is over and well.
    package var delivery: Delivery? { state.withLock { $0.delivery } }

    /// Whether the upstream's bill is this member's: the first one's, or where that left, the next one's.
    package func isPayer(_ id: MemberID) -> Bool {
        state.withLock { $0.payer == id }
    }

    private func wait(_ id: MemberID, until isReady: @Sendable (inout State) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                if isReady(&state) { return true }
                state.setContinuation(continuation, of: id)
                return false
            }
            if isReady { continuation.resume() }
        }
    }

    // MARK: For the call

    /// The latest of the members' deadlines.
    package var deadline: ContinuousClock.Instant? { state.withLock { $0.deadline } }

    /// Gives the flight its task, so that it can be cancelled.
    package func attach(_ task: Task<Void, Never>) {
        let isAbandoned = state.withLock { state in
            state.task = task
            return state.isAbandoned
        }
        if isAbandoned { task.cancel() }
    }

    /// Calls that were sent upstream so far.
    package var attempts: Int { state.withLock { $0.attempts } }

    package func countAttempts(_ count: Int = 1) {
        state.withLock { $0.attempts += count }
    }

    package func append(_ frame: [UInt8]) {
        let waiting = state.withLock { $0.append(frame) }
        for continuation in waiting { continuation.resume() }
    }

    /// Waits while the call is too far ahead of its fastest reader, and its task is not cancelled.
    package func waitForReaders() async {
        guard state.withLock({ $0.isFarAhead }) else { return }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waits = state.withLock { state in
                    guard state.isFarAhead, !Task.isCancelled else { return false }
                    state.producer = continuation
                    return true
                }
                if !waits { continuation.resume() }
            }
        } onCancel: {
            let producer = state.withLock { $0.producer.take() }
            producer?.resume()
        }
    }

    /// The call is over; every member hears of it once it has read what there is.
    package func end(_ ending: Result<Delivery, any Error>) {
        let waiting = state.withLock { $0.end(ending) }
        for continuation in waiting { continuation.resume() }
    }

    package var frames: [[UInt8]] { state.withLock { $0.frames } }
}
