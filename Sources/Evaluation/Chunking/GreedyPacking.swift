/// Joins neighbours from the left while they fit, and repeats whole ones from the end of one chunk at the start of the
/// next.
struct GreedyPacking {
    struct Unit: Equatable {
        /// UTF-8 bytes; begins where the unit before ends.
        var range: Range<Int>
        var length: Int
    }

    let size: Int
    /// Of the units that are repeated, together.
    let overlap: Int

    /// The ranges of the chunks. A unit longer than `size` is one by itself.
    func ranges(of units: [Unit]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var first = 0
        var length = 0
        for (index, unit) in units.enumerated() {
            if length + unit.length > size, first < index {
                ranges.append(units[first].range.lowerBound..<unit.range.lowerBound)
                while first < index, length > overlap || (length > 0 && length + unit.length > size) {
                    length -= units[first].length
                    first += 1
                }
            }
            length += unit.length
        }
        if first < units.count {
            ranges.append(units[first].range.lowerBound..<units[units.count - 1].range.upperBound)
        }
        return ranges
    }
}
