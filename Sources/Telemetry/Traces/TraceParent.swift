/// Who called, as the header `traceparent` says: https://www.w3.org/TR/trace-context/#traceparent-header.
///
/// `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01`
package struct TraceParent: Sendable, Hashable, CustomStringConvertible {
    package let traceID: TraceID
    /// Of the span that called.
    package let spanID: SpanID
    package let isSampled: Bool

    package init(traceID: TraceID, spanID: SpanID, isSampled: Bool) {
        self.traceID = traceID
        self.spanID = spanID
        self.isSampled = isSampled
    }

    /// Nil for what is not written as the rule has it, in small letters. Of versions to come the part that is known is read.
    package init?(_ header: String) {
        let text = header.utf8.span
        guard text.count >= 55, text.count <= 512, Self.isPunctuated(text),
            let version = text.hexadecimal(in: 0..<2), version != 0xFF,
            let high = text.hexadecimal(in: 3..<19), let low = text.hexadecimal(in: 19..<35),
            let span = text.hexadecimal(in: 36..<52), let flags = text.hexadecimal(in: 53..<55),
            let traceID = TraceID(high: high, low: low), let spanID = SpanID(span)
        else { return nil }
        // Version 0 ends here; a later one may go on behind a dash.
        guard text.count == 55 || (version > 0 && text[55] == UInt8(ascii: "-")) else { return nil }
        self.init(traceID: traceID, spanID: spanID, isSampled: flags & 1 == 1)
    }

    /// In version 0, which is the one that is known here; flags that are not known are 0.
    package var description: String { "00-\(traceID)-\(spanID)-\(isSampled ? "01" : "00")" }

    private static func isPunctuated(_ text: Span<UInt8>) -> Bool {
        [2, 35, 52].allSatisfy { text[$0] == UInt8(ascii: "-") }
    }
}

extension Span<UInt8> {
    /// At most 16 digits, in small letters.
    fileprivate func hexadecimal(in range: Range<Int>) -> UInt64? {
        var value: UInt64 = 0
        for index in range {
            switch self[index] {
            case 0x30...0x39: value = value << 4 | UInt64(self[index] - 0x30)
            case 0x61...0x66: value = value << 4 | UInt64(self[index] - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }
}
