/// Names a trace: 128 bits that are not all 0.
package struct TraceID: Sendable, Hashable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    package init?(high: UInt64, low: UInt64) {
        guard high | low != 0 else { return nil }
        self.high = high
        self.low = low
    }

    /// A new one.
    init(from source: () -> UInt64) {
        high = source()
        // Not 0, whatever comes.
        low = source() | (high == 0 ? 1 : 0)
    }

    /// 32 hexadecimal digits in small letters.
    package var description: String { SpanID.hexadecimal(high) + SpanID.hexadecimal(low) }
}
