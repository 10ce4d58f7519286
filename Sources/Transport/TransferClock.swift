/// The time limits of one transfer, except that for connecting, which libcurl keeps.
package struct TransferClock: Sendable {
    package typealias Instant = ContinuousClock.Instant

    private enum Phase {
        /// Nothing of the response has come.
        case waiting
        /// `progress` bytes have come since `since`.
        case receiving(since: Instant, progress: Int)
        /// Nobody reads, so we do not listen.
        case paused
    }

    /// What a response that is wanted whole must bring in each span of silence.
    package static let leastProgress = 1_024

    package let start: Instant
    package private(set) var firstByte: Instant?
    private let limits: TransferLimits
    private let leastProgress: Int
    private var phase = Phase.waiting

    package init(limits: TransferLimits, isStream: Bool, start: Instant) {
        self.limits = limits
        self.start = start
        leastProgress = isStream ? 1 : Self.leastProgress
    }

    package mutating func begin(at now: Instant) {
        guard firstByte == nil else { return }
        firstByte = now
        phase = .receiving(since: now, progress: 0)
    }

    package mutating func receive(_ count: Int, at now: Instant) {
        guard case .receiving(let since, let progress) = phase else { return }
        let isEnough = progress + count >= leastProgress
        phase = isEnough ? .receiving(since: now, progress: 0) : .receiving(since: since, progress: progress + count)
    }

    package mutating func pause() {
        phase = .paused
    }

    package mutating func resume(at now: Instant) {
        guard case .paused = phase else { return }
        phase = .receiving(since: now, progress: 0)
    }

    /// When a limit is reached if nothing more comes.
    package var deadline: Instant {
        min(start + limits.total, phaseDeadline ?? start + limits.total)
    }

    /// The limit that is reached, if one is.
    package func expiry(at now: Instant) -> TransportError? {
        if now >= start + limits.total { return .totalTimeout }
        guard let phaseDeadline, now >= phaseDeadline else { return nil }
        return firstByte == nil ? .firstByteTimeout : .silenceTimeout
    }

    private var phaseDeadline: Instant? {
        switch phase {
        case .waiting: start + limits.firstByte
        case .receiving(let since, _): since + limits.silence
        case .paused: nil
        }
    }
}
