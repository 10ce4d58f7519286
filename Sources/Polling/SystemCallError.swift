import Glibc

/// A call of the system that failed.
package struct SystemCallError: Error, Equatable, CustomStringConvertible {
    package let call: String
    package let code: Int32

    /// - Parameter code: what the call left in `errno`.
    package init(_ call: String, code: Int32 = errno) {
        self.call = call
        self.code = code
    }

    package var description: String { "\(call) failed: \(String(cString: strerror(code)))." }
}
