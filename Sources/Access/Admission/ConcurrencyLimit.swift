/// How many requests are at work at once, found by how long kept answers take.
///
/// Kept answers wait for nobody: what they take longer than usual, the machine is short of. (What a model takes says how the
/// upstream is, and is not looked at.) Looked at are windows of a quarter of a second. Where more than a tenth of at least
/// ten kept answers was late, the limit falls to three quarters of those that were at work at most; where somebody found no
/// room and all was in time, it rises by a quarter. From 16 to 1,024 that takes 19 windows, less than five seconds.
/// Multiplicative decrease is that of TCP (Jacobson, 1988); the increase is multiplicative too, for there is nobody to share
/// the limit with fairly.
struct ConcurrencyLimit: Sendable {
    private let least: Int
    private let most: Int
    private let lateFrom: Duration
    private(set) var value: Int

    private var windowEnd: ContinuousClock.Instant
    private var samples = 0
    private var late = 0
    private var peak = 0
    private var foundNoRoom = false

    private static let window = Duration.milliseconds(250)
    private static let fewestSamples = 10

    init(_ settings: AdmissionSettings, at start: ContinuousClock.Instant) {
        least = settings.least
        most = settings.most
        lateFrom = settings.lateFrom
        value = settings.most
        windowEnd = start + Self.window
    }

    mutating func noteAtWork(_ count: Int) { peak = max(peak, count) }

    mutating func noteNoRoom() { foundNoRoom = true }

    mutating func noteKeptAnswer(took: Duration) {
        samples += 1
        if took > lateFrom { late += 1 }
    }

    /// Ends the window where it is over.
    ///
    /// - Parameter atWork: how many are at work as the next one begins.
    mutating func update(at now: ContinuousClock.Instant, atWork: Int) {
        guard now >= windowEnd else { return }
        if samples >= Self.fewestSamples, late * 10 > samples {
            value = max(least, min(value, peak) * 3 / 4)
        } else if foundNoRoom, late == 0 {
            value = min(most, value + max(1, value / 4))
        }
        windowEnd = now + Self.window
        samples = 0
        late = 0
        peak = atWork
        foundNoRoom = false
    }
}
