import Glibc

/// The time on CLOCK_MONOTONIC, in nanoseconds: what a bench on the same machine reads too.
package enum MonotonicClock {
    package static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

extension Duration {
    /// Whole nanoseconds, none below zero. A span of more than 500 years is that long.
    package var nanoseconds: UInt64 {
        let limit: Int64 = 500 * 365 * 86_400
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return UInt64(min(seconds, limit)) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }
}
