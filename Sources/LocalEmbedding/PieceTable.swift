/// Token ids by the bytes of the token: open addressing over one array of bytes that holds all tokens.
///
/// A hash is built byte by byte, so the hashes of all prefixes of a word cost as much as that of the word.
struct PieceTable: Sendable {
    /// FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
    static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func hash(_ prefix: UInt64, then byte: UInt8) -> UInt64 {
        (prefix ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    private struct Slot {
        /// The lower half of the hash; the slot's place comes from all of it.
        var tag: UInt32 = 0
        var start: UInt32 = 0
        /// 0 where the slot is free.
        var count: UInt32 = 0
        var id: Int32 = 0
    }

    /// Bytes of the longest token.
    private(set) var longest = 0
    private let bytes: [UInt8]
    private var slots: [Slot]
    private let shift: Int

    /// An empty table.
    /// - Parameters:
    ///   - bytes: what holds the tokens, fewer than 4 GiB.
    ///   - capacity: at least the number of tokens that will be added.
    init(of bytes: [UInt8], capacity: Int) {
        self.bytes = bytes
        // At most half of the slots are taken, so that a search soon ends.
        var bits = 4
        while 1 << bits < 2 * capacity { bits += 1 }
        slots = Array(repeating: Slot(), count: 1 << bits)
        shift = 64 - bits
    }

    /// Adds a token that is not empty, unless it is there: then returns its id.
    mutating func add(_ token: Range<Int>, id: Int32) -> Int32? {
        let hash = bytes[token].reduce(Self.emptyHash, Self.hash)
        let place = place(of: bytes.span, token, hash: hash)
        guard slots[place].count == 0 else { return slots[place].id }
        slots[place] = Slot(
            tag: UInt32(truncatingIfNeeded: hash),
            start: UInt32(token.lowerBound),
            count: UInt32(token.count),
            id: id
        )
        longest = max(longest, token.count)
        return nil
    }

    /// The id of the token that is the bytes `range` of `text`, whose hash is `hash`.
    func id(of text: Span<UInt8>, _ range: Range<Int>, hash: UInt64) -> Int32? {
        let slot = slots[place(of: text, range, hash: hash)]
        return slot.count == 0 ? nil : slot.id
    }

    /// The longest token that the bytes `range` of `text` start with.
    func longestPrefix(of text: Span<UInt8>, _ range: Range<Int>) -> (id: Int32, end: Int)? {
        // Upwards, because the hashes come in this order, and the searches do not wait for each other.
        var found: (id: Int32, end: Int)?
        var hash = Self.emptyHash
        for end in range.prefix(longest) {
            hash = Self.hash(hash, then: text[end])
            if let id = id(of: text, range.lowerBound..<(end + 1), hash: hash) { found = (id, end + 1) }
        }
        return found
    }

    /// The slot that holds the token, or the free one where it would stand.
    private func place(of text: Span<UInt8>, _ range: Range<Int>, hash: UInt64) -> Int {
        let mask = slots.count - 1
        // Fibonacci hashing: the upper bits of the product depend on all bits of the hash.
        var place = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> UInt64(shift))
        while true {
            let slot = slots[place]
            if slot.count == 0 { return place }
            if slot.tag == UInt32(truncatingIfNeeded: hash), slot.count == range.count,
                isEqual(text, range, Int(slot.start))
            {
                return place
            }
            place = (place + 1) & mask
        }
    }

    private func isEqual(_ text: Span<UInt8>, _ range: Range<Int>, _ start: Int) -> Bool {
        let bytes = bytes.span
        for offset in 0..<range.count where text[range.lowerBound + offset] != bytes[start + offset] {
            return false
        }
        return true
    }
}
