/// Which probes are under way, and when the latest began.
///
/// A probe keeps its slot until it ends, also where its breaker has opened again meanwhile: the limits are there for the
/// upstream, which still works on it.
struct ProbeSlots: Sendable {
    /// What a refused caller is told while all slots are taken, and nobody knows until when.
    static let busyWait = Duration.seconds(1)

    private let settings: BreakerSettings.Probes
    private var nextNumber = 0
    private var inFlight: [Int] = []
    /// Of the latest `perPeriod` probes, oldest first.
    private var starts: [ContinuousClock.Instant] = []

    init(_ settings: BreakerSettings.Probes) {
        self.settings = settings
    }

    var count: Int { inFlight.count }

    /// How long until another may begin; nil if it may now.
    func wait(at now: ContinuousClock.Instant) -> Duration? {
        var wait = Duration.zero
        if starts.count == settings.perPeriod, let oldest = starts.first {
            wait = oldest + settings.period - now
        }
        if inFlight.count >= settings.atOnce { wait = max(wait, Self.busyWait) }
        return wait > .zero ? wait : nil
    }

    /// The number of a new probe.
    mutating func begin(at now: ContinuousClock.Instant) -> Int {
        if starts.count == settings.perPeriod { starts.removeFirst() }
        starts.append(now)
        nextNumber += 1
        inFlight.append(nextNumber)
        return nextNumber
    }

    /// False where it has ended before.
    mutating func end(_ number: Int) -> Bool {
        guard let place = inFlight.firstIndex(of: number) else { return false }
        inFlight.remove(at: place)
        return true
    }
}
