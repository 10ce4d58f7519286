/// Decides where a section that is too long for one chunk is cut.
///
/// Of all ways it takes the one with the least sum over the chunks of `(1 - length / limit)² + break cost`, as TeX
/// breaks a paragraph into lines (Knuth and Plass, 1981). The squares make the chunks few and alike: 260 tokens become
/// 130 + 130, not 200 + 60. The last chunk counts as the others do, so none is left over small.
struct ChunkPlan {
    /// No chunk has more units. Tiny ones are joined before, so only text without white space comes near: it bounds the
    /// work for each unit whatever the measure says.
    private static let mostUnits = 512

    private let limit: Int
    private let overlap: Overlap
    /// For each position the least cost of the chunks up to there, and where the last of them starts.
    private var best: [(cost: Double, start: Int)]

    /// - Parameters:
    ///   - limit: no chunk is longer, what it repeats included.
    ///   - overlap: what a chunk repeats of the one before.
    init(limit: Int, overlap: Overlap) {
        self.limit = limit
        self.overlap = overlap
        best = []
    }

    /// The chunks as ranges of units, in order, each unit in one of them. No unit may be longer than the limit.
    mutating func chunks(of units: [TextUnit]) -> [Range<Int>] {
        best = Array(repeating: (.infinity, 0), count: units.count + 1)
        best[0].cost = 0
        for start in units.indices { extend(from: start, units) }
        return cuts(to: units.count)
    }

    /// Tries all chunks that start at `start`.
    private mutating func extend(from start: Int, _ units: [TextUnit]) {
        let soFar = best[start].cost + (start == 0 ? 0 : units[start].breakCost)
        let scale = 1 / Double(limit)
        var length = start == 0 ? 0 : overlap.length(before: start, in: units)
        // A chunk of one unit may give up what it would repeat.
        if length + units[start].length > limit { length = 0 }
        for last in start..<min(units.count, start + Self.mostUnits) {
            length += units[last].length + (last > start ? units[last].gap : 0)
            if length > limit, last > start { return }
            let slack = 1 - Double(length) * scale
            let cost = soFar + slack * slack
            if cost < best[last + 1].cost { best[last + 1] = (cost, start) }
        }
    }

    /// Follows the best starts from the end.
    private func cuts(to end: Int) -> [Range<Int>] {
        var cuts: [Range<Int>] = []
        var end = end
        while end > 0 {
            cuts.append(best[end].start..<end)
            end = best[end].start
        }
        return cuts.reversed()
    }
}
