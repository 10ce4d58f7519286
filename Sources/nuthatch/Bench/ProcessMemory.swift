import Foundation

/// What a process has taken of the machine's memory, as Linux counts it (proc(5)).
enum ProcessMemory {
    /// What is resident now.
    static var residentBytes: Int { bytes(of: "VmRSS:") }

    /// What another process has resident now.
    static func residentBytes(of process: Int32) -> Int { bytes(of: "VmRSS:", "\(process)") }

    /// The most that was resident at any moment since the start, or since `resetPeak`.
    static var peakBytes: Int { bytes(of: "VmHWM:") }

    /// Lets the peak begin again at what is resident now.
    static func resetPeak() {
        try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    }

    /// The files that a process has open.
    static func openFiles(of process: Int32) -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd").count) ?? 0
    }

    /// 0 where the system does not say.
    private static func bytes(of field: String, _ process: String = "self") -> Int {
        let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(field) }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    }
}
