/// Names a span of a trace: 64 bits that are not all 0.
package struct SpanID: Sendable, Hashable, CustomStringConvertible {
    private let bits: UInt64

    package init?(_ bits: UInt64) {
        guard bits != 0 else { return nil }
        self.bits = bits
    }

    /// A new one.
    init(from source: () -> UInt64) {
        bits = max(1, source())
    }

    /// 16 hexadecimal digits in small letters.
    package var description: String { Self.hexadecimal(bits) }

    static func hexadecimal(_ bits: UInt64) -> String {
        let digits = String(bits, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
