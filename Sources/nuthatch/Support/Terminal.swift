import Foundation
import Glibc

/// Standard output for results, standard error for everything else.
enum Terminal {
    static let showsProgress = isatty(STDERR_FILENO) == 1

    static func output(_ line: String) {
        write(line + "\n", to: STDOUT_FILENO)
    }

    static func error(_ line: String) {
        write(line + "\n", to: STDERR_FILENO)
    }

    /// Replaces the line that is being shown; the empty text takes it away.
    static func progress(_ line: String) {
        write("\r\u{1B}[K" + line, to: STDERR_FILENO)
    }

    /// Everything, or as much as whoever reads still wants.
    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            // Unsafe: write(2) takes a pointer; the bytes live for the call.
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}
