/// Who may work and who waits, under one limit for all.
///
/// A request starts where fewer are at work than its priority may fill, and nobody of its own or a cheaper one waits; so the
/// cheaper are let through where the dearer are refused, and within a priority it goes by order. Whoever finds no room
/// waits, unless too many do. Where the queue is full, one that is cheaper than some who wait takes the place of the one who
/// came last among the dearest. Health is not asked about here.
package struct AdmissionState: Sendable {
    package let settings: AdmissionSettings
    package private(set) var atWork = 0
    private var concurrency: ConcurrencyLimit
    private var lines: [WaitingLine]
    private var nextNumber = 0

    package init(_ settings: AdmissionSettings, at start: ContinuousClock.Instant) {
        self.settings = settings
        concurrency = ConcurrencyLimit(settings, at: start)
        lines = AdmissionPriority.allCases.map { _ in WaitingLine() }
    }

    package var limit: Int { concurrency.value }

    package func waiting(_ priority: AdmissionPriority) -> Int { lines[priority.rawValue].count }

    package var waiting: Int { lines.reduce(0) { $0 + $1.count } }

    /// When the next of those who wait has waited long enough; nil where nobody waits.
    package var nextEnd: ContinuousClock.Instant? { lines.compactMap(\.head?.end).min() }

    package mutating func arrive(
        _ priority: AdmissionPriority,
        at now: ContinuousClock.Instant
    ) -> AdmissionArrival {
        if mayStart(priority), lines[...priority.rawValue].allSatisfy(\.isEmpty) {
            start()
            return .admitted
        }
        concurrency.noteNoRoom()
        guard settings.longestWait > .zero else { return .refused }
        var displaced: Int?
        if waiting >= settings.queueLimit {
            displaced = displace(by: priority)
            if displaced == nil { return .refused }
        }
        nextNumber += 1
        lines[priority.rawValue].append(.init(number: nextNumber, end: now + settings.longestWait))
        return .waits(nextNumber, displacing: displaced)
    }

    /// Ends a request that was at work.
    ///
    /// - Parameter took: since it started.
    /// - Returns: those who start in its place, by their numbers.
    package mutating func leave(
        _ priority: AdmissionPriority,
        took: Duration,
        at now: ContinuousClock.Instant
    ) -> [Int] {
        atWork = max(0, atWork - 1)
        if priority == .kept { concurrency.noteKeptAnswer(took: took) }
        concurrency.update(at: now, atWork: atWork)
        return startWaiting()
    }

    /// Takes away one who waits; false where nobody does under that number.
    package mutating func giveUp(_ number: Int) -> Bool {
        for priority in AdmissionPriority.counted where lines[priority.rawValue].remove(number) { return true }
        return false
    }

    /// Those who have waited long enough, and wait no more.
    package mutating func expire(at now: ContinuousClock.Instant) -> [(number: Int, priority: AdmissionPriority)] {
        var expired: [(number: Int, priority: AdmissionPriority)] = []
        for priority in AdmissionPriority.counted {
            while let head = lines[priority.rawValue].head, head.end <= now {
                lines[priority.rawValue].remove(head.number)
                expired.append((head.number, priority))
            }
        }
        return expired
    }

    private func mayStart(_ priority: AdmissionPriority) -> Bool {
        atWork < settings.room(for: priority, under: limit)
    }

    private mutating func start() {
        atWork += 1
        concurrency.noteAtWork(atWork)
    }

    private mutating func startWaiting() -> [Int] {
        var started: [Int] = []
        for priority in AdmissionPriority.counted {
            while mayStart(priority), let number = lines[priority.rawValue].popFirst() {
                start()
                started.append(number)
            }
        }
        return started
    }

    /// Makes room among those who are dearer.
    private mutating func displace(by priority: AdmissionPriority) -> Int? {
        for dearer in AdmissionPriority.counted.reversed() where dearer.rawValue > priority.rawValue {
            if let number = lines[dearer.rawValue].popLast() { return number }
        }
        return nil
    }
}
