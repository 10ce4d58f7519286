import Polling

/// Bytes made once and sent often, with two places of fixed width that are filled as they are sent.
struct Template: Sendable, Equatable {
    /// Ten digits: the call's number.
    static let counterWidth = 10
    /// Microseconds on the monotonic clock, spaces first: JSON allows those before a number, and no zeros.
    static let stampWidth = 16

    private(set) var bytes: [UInt8]
    private var counter: Int?
    private var stamp: Int?

    init(_ bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    init(_ text: String) {
        self.init(Array(text.utf8))
    }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    mutating func append(_ more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
    }

    mutating func append(_ number: Int) {
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Whether a place of it is filled as it is sent.
    var isFilled: Bool { counter != nil || stamp != nil }

    /// A template has at most one place of each kind: `other` keeps its own only where this has none.
    mutating func append(_ other: Template) {
        counter = counter ?? other.counter.map { $0 + bytes.count }
        stamp = stamp ?? other.stamp.map { $0 + bytes.count }
        bytes.append(contentsOf: other.bytes)
    }

    mutating func appendCounter() {
        counter = bytes.count
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: Self.counterWidth))
    }

    mutating func appendStamp() {
        stamp = bytes.count
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: Self.stampWidth - 1))
        bytes.append(UInt8(ascii: "0"))
    }

    mutating func insert(_ more: [UInt8], at index: Int) {
        bytes.insert(contentsOf: more, at: index)
        counter = counter.map { $0 < index ? $0 : $0 + more.count }
        stamp = stamp.map { $0 < index ? $0 : $0 + more.count }
    }

    /// The first `count` bytes, and the others. A place that is cut in two stays as it is made.
    func split(at count: Int) -> (Template, Template) {
        var (head, tail) = (Template(Array(bytes.prefix(count))), Template(Array(bytes.dropFirst(count))))
        for (place, width) in [(\Template.counter, Self.counterWidth), (\Template.stamp, Self.stampWidth)] {
            guard let start = self[keyPath: place] else { continue }
            if start + width <= count { head[keyPath: place] = start }
            if start >= count { tail[keyPath: place] = start - count }
        }
        return (head, tail)
    }

    /// Appends the bytes to `output`, both places filled.
    func write(to output: inout [UInt8], call: Int) {
        let start = output.count
        output.append(contentsOf: bytes)
        if let counter {
            Self.fill(&output, from: start + counter, width: Self.counterWidth, with: UInt64(call), pads: true)
        }
        if let stamp {
            let microseconds = MonotonicClock.now / 1000
            Self.fill(&output, from: start + stamp, width: Self.stampWidth, with: microseconds, pads: false)
        }
    }

    private static func fill(
        _ output: inout [UInt8],
        from start: Int,
        width: Int,
        with number: UInt64,
        pads: Bool
    ) {
        var rest = number
        var index = start + width - 1
        while index >= start, rest > 0 || pads {
            output[index] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
            index -= 1
        }
    }
}
