/// Ranges as the set of bytes that they hold: ascending, apart, none empty.
struct ByteRanges: Equatable {
    let ranges: [Range<Int>]

    /// Ranges in any order, which may overlap.
    init(_ ranges: some Sequence<Range<Int>>) {
        var merged: [Range<Int>] = []
        for range in ranges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        self.ranges = merged
    }

    var count: Int { ranges.reduce(0) { $0 + $1.count } }

    /// How many bytes are in both.
    func common(with other: ByteRanges) -> Int {
        var sum = 0
        var (left, right) = (0, 0)
        while left < ranges.count, right < other.ranges.count {
            let (own, others) = (ranges[left], other.ranges[right])
            sum += max(0, min(own.upperBound, others.upperBound) - max(own.lowerBound, others.lowerBound))
            if own.upperBound < others.upperBound { left += 1 } else { right += 1 }
        }
        return sum
    }

    func overlaps(_ range: Range<Int>) -> Bool { ranges.contains { $0.overlaps(range) } }
}
