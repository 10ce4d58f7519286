import Testing

/// Bytes that a server may be sent, and what it has to make of them.
struct HostileRequest: Sendable, CustomTestStringConvertible {
    enum Verdict: Equatable, Sendable {
        /// One answer with this status, then the end of the connection; the responder never hears of it.
        case refused(Int)
        /// These paths are answered with 200, in this order, and nothing else.
        case answered([String])
        /// These are answered, then the rest is refused with this status, then the connection ends.
        case answeredThenRefused([String], Int)
    }

    let name: String
    let bytes: [UInt8]
    let verdict: Verdict

    init(_ name: String, _ text: String, _ verdict: Verdict) {
        self.init(name, Array(text.utf8), verdict)
    }

    init(_ name: String, _ bytes: [UInt8], _ verdict: Verdict) {
        self.name = name
        self.bytes = bytes
        self.verdict = verdict
    }

    var testDescription: String { name }
}
