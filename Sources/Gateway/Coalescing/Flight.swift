import RAGCore
import Synchronization

/// One call in flight, and everybody who waits for it.
///
/// The call runs in a task of its own and belongs to all its members: a plain answer is one frame, a streamed one a frame
/// an event, and the frames are kept until the flight is over, so that whoever joins late reads from the first on. A
/// member leaves when it is cancelled or its time is up, which nobody else notices; the last one to leave ends the call.
///
/// A lock, not an actor: no step here awaits while it holds the state.
final class Flight: Sendable {
    typealias MemberID = Int

    /// How many bytes the call may be ahead of its fastest reader before it pauses the upstream.
    static let lead = 256 << 10

    private let state: Mutex<State>

    /// - Parameter isKept: whether the call goes on without members, as the refresh of a stale answer does.
    init(isKept: Bool = false) {
        state = Mutex(State(isKept: isKept))
    }

    // MARK: For members

    /// Nil where the call is over, or is being ended: then another one has to be started.
    func join(deadline: ContinuousClock.Instant) -> MemberID? {
        state.withLock { $0.join(deadline: deadline) }
    }

    /// Takes a member out; `reason` is what it hears. Its last member's leaving cancels the call.
    func leave(_ id: MemberID, because reason: any Error) {
        let (waiting, abandoned) = state.withLock { state in
            (state.leave(id, because: reason), state.abandonIfEmpty())
        }
        waiting?.resume()
        abandoned?.cancel()
    }

    /// Waits until the frame at `index` is there.
    ///
    /// - Returns: nil where the call ended well before it.
    /// - Throws: why the call failed, or why this member left.
    func frame(_ index: Int, for id: MemberID) async throws -> [UInt8]? {
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
    func delivery(for id: MemberID) async throws -> Delivery {
        while true {
            switch state.withLock({ $0.ending(for: id) }) {
            case .success(let delivery)?: return delivery
            case .failure(let error)?: throw error
            case nil: await wait(id) { $0.ending(for: id) != nil }
            }
        }
    }

    /// All who ever joined.
    var memberCount: Int { state.withLock { $0.memberCount } }

    /// Whether the upstream's bill is this member's: the first one's, or where that left, the next one's.
    func isPayer(_ id: MemberID) -> Bool {
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
    var deadline: ContinuousClock.Instant? { state.withLock { $0.deadline } }

    /// Gives the flight its task, so that it can be cancelled.
    func attach(_ task: Task<Void, Never>) {
        let isAbandoned = state.withLock { state in
            state.task = task
            return state.isAbandoned
        }
        if isAbandoned { task.cancel() }
    }

    /// Calls that were sent upstream so far.
    var attempts: Int { state.withLock { $0.attempts } }

    func countAttempt() {
        state.withLock { $0.attempts += 1 }
    }

    func append(_ frame: [UInt8]) {
        let waiting = state.withLock { $0.append(frame) }
        for continuation in waiting { continuation.resume() }
    }

    /// Waits while the call is too far ahead of its fastest reader.
    func waitForReaders() async {
        guard state.withLock({ $0.isFarAhead }) else { return }
        await withCheckedContinuation { continuation in
            let isFarAhead = state.withLock { state in
                if state.isFarAhead { state.producer = continuation }
                return state.isFarAhead
            }
            if !isFarAhead { continuation.resume() }
        }
    }

    /// The call is over; every member hears of it once it has read what there is.
    func end(_ ending: Result<Delivery, any Error>) {
        let waiting = state.withLock { $0.end(ending) }
        for continuation in waiting { continuation.resume() }
    }

    var frames: [[UInt8]] { state.withLock { $0.frames } }
}
