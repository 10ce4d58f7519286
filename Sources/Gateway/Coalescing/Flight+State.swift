import RAGCore

extension Flight {
    typealias Waiting = CheckedContinuation<Void, Never>

    enum Reading {
        /// The frame, and the call where it waited for a reader to come this far.
        case frame([UInt8], producer: Waiting?)
        case end
        case failed(any Error)
        case wait
    }

    struct Member {
        var deadline: ContinuousClock.Instant
        /// Set once it has left.
        var departure: (any Error)?
        var waiting: Waiting?
    }

    /// What a flight knows. Continuations are handed out, to be resumed once the lock is free.
    struct State: Sendable {
        let isKept: Bool
        var task: Task<Void, Never>?
        var producer: Waiting?
        var attempts = 0
        private(set) var frames: [[UInt8]] = []
        private(set) var deadline: ContinuousClock.Instant?
        private(set) var payer: MemberID?
        private(set) var isAbandoned = false
        private var bytes = 0
        /// The bytes that the fastest member has read, and its place.
        private var readBytes = 0
        private var readFrames = 0
        private var ending: Result<Delivery, any Error>?
        private var members: [MemberID: Member] = [:]
        private var present = 0
        private var nextID = 0

        /// - Parameter keptUntil: set for a call that goes on to its end without members.
        init(keptUntil: ContinuousClock.Instant?) {
            isKept = keptUntil != nil
            deadline = keptUntil
        }

        mutating func join(deadline: ContinuousClock.Instant) -> MemberID? {
            guard ending == nil, !isAbandoned else { return nil }
            let id = nextID
            nextID += 1
            members[id] = Member(deadline: deadline)
            present += 1
            payer = payer ?? id
            self.deadline = max(self.deadline ?? deadline, deadline)
            return id
        }

        /// - Returns: who is to be resumed: the member itself, and the call where it waited for this reader; and the call's
        ///   task, where there is nobody left to run it for.
        mutating func leave(
            _ id: MemberID,
            because reason: any Error
        ) -> (resumed: [Waiting], abandoned: Task<Void, Never>?) {
            guard var member = members[id], member.departure == nil else { return ([], nil) }
            let waiting = member.waiting
            member.departure = reason
            member.waiting = nil
            members[id] = member
            present -= 1
            // The bill of a call that is over, or that nobody else waits for, stays with whom it was sent to.
            if payer == id, ending == nil { payer = nextPresent(after: id) ?? (isKept ? nil : id) }
            return ([waiting, releaseProducer()].compactMap { $0 }, abandonIfEmpty())
        }

        private func nextPresent(after id: MemberID) -> MemberID? {
            (id + 1..<nextID).first { members[$0]?.departure == nil }
        }

        private mutating func abandonIfEmpty() -> Task<Void, Never>? {
            guard present == 0, !isKept, ending == nil, !isAbandoned else { return nil }
            isAbandoned = true
            return task
        }

        /// The call, where it waits for readers and need not any more.
        private mutating func releaseProducer() -> Waiting? {
            isFarAhead ? nil : producer.take()
        }

        mutating func setContinuation(_ waiting: Waiting, of id: MemberID) {
            members[id]?.waiting = waiting
        }

        mutating func read(_ index: Int, by id: MemberID) -> Reading {
            if let departure = members[id]?.departure { return .failed(departure) }
            guard index < frames.count else {
                switch ending {
                case .success?: return .end
                case .failure(let error)?: return .failed(error)
                case nil: return .wait
                }
            }
            let frame = frames[index]
            guard index >= readFrames else { return .frame(frame, producer: nil) }
            readFrames = index + 1
            readBytes += frame.count
            return .frame(frame, producer: releaseProducer())
        }

        func isSettled(_ index: Int, for id: MemberID) -> Bool {
            index < frames.count || ending != nil || members[id]?.departure != nil
        }

        func ending(for id: MemberID) -> Result<Delivery, any Error>? {
            if let departure = members[id]?.departure { return .failure(departure) }
            return ending
        }

        /// What the call brought, once it is over and well.
        var delivery: Delivery? { try? ending?.get() }

        var memberCount: Int { nextID }

        /// Those who have not left.
        var presentCount: Int { present }

        var isFarAhead: Bool { bytes - readBytes > Flight.lead && present > 0 }

        mutating func append(_ frame: [UInt8]) -> [Waiting] {
            frames.append(frame)
            bytes += frame.count
            return takeWaiting()
        }

        mutating func end(_ ending: Result<Delivery, any Error>) -> [Waiting] {
            self.ending = ending
            return takeWaiting()
        }

        private mutating func takeWaiting() -> [Waiting] {
            var waiting: [Waiting] = []
            for (id, member) in members {
                guard let continuation = member.waiting else { continue }
                waiting.append(continuation)
                members[id]?.waiting = nil
            }
            return waiting
        }
    }
}
