import Foundation

/// What this process has taken of the machine's memory, as Linux counts it (proc(5)).
enum ProcessMemory {
    /// What is resident now.
    static var residentBytes: Int { bytes(of: "VmRSS:") }

    /// The most that was resident at any moment since the start, or since `resetPeak`.
    static var peakBytes: Int { bytes(of: "VmHWM:") }

    /// Lets the peak begin again at what is resident now.
    static func resetPeak() {
        try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    }

    /// 0 where the system does not say.
    private static func bytes(of field: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(field) }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    }
}
