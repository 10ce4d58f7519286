/// A value on the tape: where it stands in the text, and where on the tape the next one does.
///
/// An array's elements follow it on the tape, an object's members as key, value, key, value. Offsets are of 32 bits, so an
/// entry has 16 bytes; `JSONScanner.lengthLimit` keeps texts that short.
struct JSONEntry {
    var start: UInt32
    /// Behind its last byte.
    var end: UInt32
    /// The tape's index behind this value and all that is in it. While a container is open, the index of the one around it.
    var next: UInt32
    var kind: JSONKind
    /// Of a string: whether an escape is in it.
    var isEscaped = false

    var range: Range<Int> { Int(start)..<Int(end) }

    /// Of a string: what stands between its quotes.
    var content: Range<Int> { Int(start) + 1..<Int(end) - 1 }
}
