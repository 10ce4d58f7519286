import Foundation
import Glibc

/// Standard output for results, standard error for everything else.
///
/// A terminal would act on control characters, and a document may hold any: there they are shown as `�`.
enum Terminal {
    static let showsProgress = isatty(STDERR_FILENO) == 1
    private static let showsOutput = isatty(STDOUT_FILENO) == 1

    /// Writes a result. Where it cannot be written, on a full disk for one, the command ends with a fault.
    ///
    /// - Returns: whether somebody still reads.
    @discardableResult
    static func output(_ line: String) -> Bool {
        output(whole: line + "\n")
    }

    /// Writes a result that has line ends of its own, such as what a file would hold.
    ///
    /// - Returns: whether somebody still reads.
    @discardableResult
    static func output(whole text: String) -> Bool {
        let fault = write(showsOutput ? printable(text) : text, to: STDOUT_FILENO)
        guard fault != 0, fault != EPIPE else { return fault == 0 }
        error("Standard output cannot be written: \(String(cString: strerror(fault))).")
        exit(ExitStatus.fault.rawValue)
    }

    /// Writes a part of a result that goes on.
    ///
    /// - Returns: whether somebody still reads.
    static func piece(_ text: String) -> Bool {
        write(showsOutput ? printable(text) : text, to: STDOUT_FILENO) == 0
    }

    static func error(_ line: String) {
        _ = write((showsProgress ? printable(line) : line) + "\n", to: STDERR_FILENO)
    }

    /// Replaces the line that is being shown; the empty text takes it away.
    static func progress(_ line: String) {
        _ = write("\r\u{1B}[K" + line, to: STDERR_FILENO)
    }

    /// In which a report is set: lines that go to a file or to another program are not cut.
    static var width: Int { columns ?? 10_000 }

    /// Of the terminal that shows results; nil where they go elsewhere.
    static var columns: Int? {
        var size = winsize()
        guard showsOutput, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    private static func printable(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            // The two characters that end a line of CSV are shown as one end.
            if scalar == "\n", previous == "\r" { scalars.removeLast() }
            previous = scalar
            let isControl = scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
            scalars.append(isControl ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }

    /// Writes everything, and waits for a reader who is slow.
    ///
    /// - Returns: 0, or the error of the system that ended it.
    private static func write(_ text: String, to descriptor: Int32) -> Int32 {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            // Unsafe: write(2) takes a pointer; the bytes live for the call.
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&wait, 1, -1)
            case let fault: return fault
            }
        }
        return 0
    }
}
