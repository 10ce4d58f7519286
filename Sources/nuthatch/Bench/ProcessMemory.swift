import Glibc

/// What this process has taken of the machine's memory.
enum ProcessMemory {
    /// The most that was resident at any moment.
    static var peakBytes: Int {
        var usage = rusage()
        guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
        return usage.ru_maxrss * 1024
    }
}
