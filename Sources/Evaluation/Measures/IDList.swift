/// Ids in the order in which they came, each once, side by side in one buffer: for lists of millions.
package struct IDList: Sendable {
    private var bytes: [UInt8] = []
    /// Where each id ends in `bytes`.
    private var ends: [Int] = []
    /// A hash table with linear probing, at most half full: position + 1 of an id, 0 where there is none.
    private var slots: [UInt32] = []

    package init() {}

    package var count: Int { ends.count }

    package subscript(position: Int) -> String {
        String(decoding: bytes[range(position)], as: UTF8.self)
    }

    package var last: String? { count == 0 ? nil : self[count - 1] }

    /// Appends an id that is not there yet.
    ///
    /// - Returns: whether it was not.
    package mutating func append(_ id: Span<UInt8>) -> Bool {
        if (count + 1) * 2 > slots.count { grow() }
        let slot = slot(of: id)
        guard slots[slot] == 0 else { return false }
        for index in id.indices { bytes.append(id[index]) }
        ends.append(bytes.count)
        slots[slot] = UInt32(count)
        return true
    }

    package func position(of id: Span<UInt8>) -> Int? {
        guard !slots.isEmpty else { return nil }
        let entry = slots[slot(of: id)]
        return entry == 0 ? nil : Int(entry) - 1
    }

    /// Whether this id is the one that was appended last.
    package func isLast(_ id: Span<UInt8>) -> Bool {
        count > 0 && bytes.span.extracting(range(count - 1)).isEqual(to: id)
    }

    /// Where the id stands that `others` has at `index`.
    func position(of others: IDList, at index: Int) -> Int? {
        position(of: others.bytes.span.extracting(others.range(index)))
    }

    /// Whether the id at `left` comes before that at `right` by their bytes, as C's `strcmp` orders them.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        bytes[range(left)].lexicographicallyPrecedes(bytes[range(right)])
    }

    /// The positions of all ids, in the order of their bytes.
    var sorted: [Int] { (0..<count).sorted(by: precedes) }

    /// Makes room for others in the same memory.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        for index in slots.indices { slots[index] = 0 }
    }

    private func range(_ position: Int) -> Range<Int> {
        (position == 0 ? 0 : ends[position - 1])..<ends[position]
    }

    /// Where an id stands in the table, or would.
    private func slot(of id: Span<UInt8>) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: id.hash) & mask
        while slots[slot] != 0, !bytes.span.extracting(range(Int(slots[slot]) - 1)).isEqual(to: id) {
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: max(16, slots.count * 2))
        for position in 0..<count {
            let slot = slot(of: bytes.span.extracting(range(position)))
            slots[slot] = UInt32(position + 1)
        }
    }
}

extension Span<UInt8> {
    /// Eight bytes a step, folded by multiplication; quick and well spread, and no guard against ids made to collide.
    fileprivate var hash: UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        var position = 0
        while position + 8 <= count {
            // Bounds-checked; "unsafe" for types that have forbidden patterns of bits, which UInt64 has not.
            hash = fold(hash ^ bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
            position += 8
        }
        var rest = UInt64(count)
        while position < count {
            rest = rest << 8 | UInt64(self[position])
            position += 1
        }
        return fold(hash ^ rest)
    }

    private func fold(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xBF58_476D_1CE4_E5B9)
        return product.high ^ product.low
    }

    fileprivate func isEqual(to other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }
}
