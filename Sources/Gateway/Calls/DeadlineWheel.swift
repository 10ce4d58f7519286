package import RAGCore
import Synchronization

/// Runs actions when their time has come, or a tick later; most are taken back before.
///
/// A timer that is set for every request and nearly never fires has to be cheap to set and to take back: here that is an
/// entry in a dictionary, by ticks of 20 ms, and one task for all (a hashed timing wheel: Varghese and Lauck, 1987).
package final class DeadlineWheel: Sendable {
    package typealias Action = @Sendable () -> Void

    package struct Ticket: Sendable, Equatable {
        fileprivate var slot: Int
        fileprivate var id: Int
    }

    fileprivate struct State {
        var slots: [Int: [Int: Action]] = [:]
        var count = 0
        var nextID = 0
        /// The last slot whose actions were run.
        var done = 0
        var isTicking = false
    }

    package static let tick = Duration.milliseconds(20)
    /// Ticks without anything to wait for, after which the task ends.
    private static let patience = 50

    private let time: any TimeSource
    private let tasks: BackgroundTasks
    private let origin: ContinuousClock.Instant
    private let state = Mutex(State())

    package init(time: any TimeSource, tasks: BackgroundTasks) {
        self.time = time
        self.tasks = tasks
        origin = time.now
    }

    /// Runs `action` once, at `instant` or up to a tick later, unless it is taken back.
    package func schedule(at instant: ContinuousClock.Instant, _ action: @escaping Action) -> Ticket {
        let now = slot(of: time.now)
        let (ticket, hasToStart) = state.withLock { state in
            let hasToStart = !state.isTicking
            if hasToStart {
                state.isTicking = true
                state.done = now
            }
            // A slot that was run is not looked at again.
            let slot = max(slot(of: instant) + 1, state.done + 1)
            state.nextID += 1
            state.slots[slot, default: [:]][state.nextID] = action
            state.count += 1
            return (Ticket(slot: slot, id: state.nextID), hasToStart)
        }
        if hasToStart { tasks.start { await self.run() } }
        return ticket
    }

    package func takeBack(_ ticket: Ticket) {
        state.withLock { state in
            guard state.slots[ticket.slot]?.removeValue(forKey: ticket.id) != nil else { return }
            state.count -= 1
            if state.slots[ticket.slot]?.isEmpty == true { state.slots[ticket.slot] = nil }
        }
    }

    /// Actions that wait for their time.
    package var count: Int { state.withLock { $0.count } }

    private func slot(of instant: ContinuousClock.Instant) -> Int {
        Int((instant - origin) / Self.tick)
    }

    private func run() async {
        var idle = 0
        while true {
            do {
                try await time.sleep(until: origin + Self.tick * (slot(of: time.now) + 1))
            } catch {
                return
            }
            let now = slot(of: time.now)
            let (due, isEmpty) = state.withLock { ($0.take(upTo: now), $0.count == 0) }
            for action in due { action() }
            idle = isEmpty ? idle + 1 : 0
            if idle >= Self.patience, state.withLock({ $0.stopIfEmpty() }) { return }
        }
    }
}

extension DeadlineWheel.State {
    fileprivate mutating func take(upTo slot: Int) -> [DeadlineWheel.Action] {
        guard slot > done else { return [] }
        var due: [DeadlineWheel.Action] = []
        if count > 0 {
            // Whichever is shorter: the ticks that went by, or the slots that are taken.
            let passed = slot - done <= slots.count ? Array(done + 1...slot) : slots.keys.filter { $0 <= slot }.sorted()
            for key in passed {
                guard let actions = slots.removeValue(forKey: key) else { continue }
                count -= actions.count
                due += actions.values
            }
        }
        done = slot
        return due
    }

    fileprivate mutating func stopIfEmpty() -> Bool {
        guard count == 0 else { return false }
        isTicking = false
        return true
    }
}
