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
        /// All who ever joined: they are numbered from zero.
        private(set) var memberCount = 0
        /// Why members left.
        private var departures: [MemberID: any Error] = [:]
        private var waiting: [MemberID: Waiting] = [:]

        /// - Parameter keptUntil: set for a call that goes on to its end without members.
        init(keptUntil: ContinuousClock.Instant?) {
            isKept = keptUntil != nil
            deadline = keptUntil
        }

        mutating func join(deadline: ContinuousClock.Instant) -> MemberID? {
            guard ending == nil, !isAbandoned else { return nil }
            let id = memberCount
            memberCount += 1
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
            guard departures[id] == nil else { return ([], nil) }
            departures[id] = reason
            // The bill of a call that is over, or that nobody else waits for, stays with whom it was sent to.
            if payer == id, ending == nil { payer = nextPresent(after: id) ?? (isKept ? nil : id) }
            return ([waiting.removeValue(forKey: id), releaseProducer()].compactMap { $0 }, abandonIfEmpty())
        }

        private func nextPresent(after id: MemberID) -> MemberID? {
            (id + 1..<memberCount).first { departures[$0] == nil }
        }

        private mutating func abandonIfEmpty() -> Task<Void, Never>? {
            guard presentCount == 0, !isKept, ending == nil, !isAbandoned else { return nil }
            isAbandoned = true
            return task
        }

        /// The call, where it waits for readers and need not any more.
        private mutating func releaseProducer() -> Waiting? {
            isFarAhead ? nil : producer.take()
        }

        mutating func setContinuation(_ continuation: Waiting, of id: MemberID) {
            waiting[id] = continuation
        }

        mutating func read(_ index: Int, by id: MemberID) -> Reading {
            if let departure = departures[id] { return .failed(departure) }
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
            index < frames.count || ending != nil || departures[id] != nil
        }

        func ending(for id: MemberID) -> Result<Delivery, any Error>? {
            if let departure = departures[id] { return .failure(departure) }
            return ending
        }

        /// What the call brought, once it is over and well.
        var delivery: Delivery? { try? ending?.get() }

        /// Those who have not left.
        var presentCount: Int { memberCount - departures.count }

        var isFarAhead: Bool { bytes - readBytes > Flight.lead && presentCount > 0 }

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
            defer { waiting.removeAll(keepingCapacity: true) }
            return Array(waiting.values)
        }
    }
}
