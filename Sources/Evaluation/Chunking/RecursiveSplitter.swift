import RAGCore

/// Splits text at the first of its separators that it has, and what is too long then at the next one.
///
/// A separator stands at the start of the piece behind it. The depth is that of the list of separators.
struct RecursiveSplitter {
    let limit: Int
    let measure: any TextMeasure

    private static let separators = ["\n\n", "\n", " "].map { Array($0.utf8) }

    /// The pieces, in runs of neighbours that may be joined: what had to be split further stands by itself.
    func runs(of bytes: Span<UInt8>) -> [[GreedyPacking.Unit]] {
        var runs: [[GreedyPacking.Unit]] = []
        split(0..<bytes.count, Self.separators[...], in: bytes, into: &runs)
        return runs
    }

    private func split(
        _ range: Range<Int>,
        _ separators: ArraySlice<[UInt8]>,
        in bytes: Span<UInt8>,
        into runs: inout [[GreedyPacking.Unit]]
    ) {
        let separator = separators.firstIndex {
            Self.next($0, in: bytes, from: range.lowerBound, to: range.upperBound) != nil
        }
        let starts = separator.map { Self.starts(of: separators[$0], range, in: bytes) }
        var run: [GreedyPacking.Unit] = []
        for piece in Self.pieces(of: range, at: starts ?? Self.scalarStarts(in: range, of: bytes)) {
            let length = measure.length(of: bytes.extracting(piece))
            if length <= limit || separator == nil {
                run.append(GreedyPacking.Unit(range: piece, length: length))
            } else {
                if !run.isEmpty { runs.append(run) }
                run = []
                split(piece, separators[((separator ?? 0) + 1)...], in: bytes, into: &runs)
            }
        }
        if !run.isEmpty { runs.append(run) }
    }

    private static func pieces(of range: Range<Int>, at starts: [Int]) -> [Range<Int>] {
        let bounds = [range.lowerBound] + starts.filter { $0 > range.lowerBound } + [range.upperBound]
        return zip(bounds, bounds.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty }
    }

    private static func starts(of separator: [UInt8], _ range: Range<Int>, in bytes: Span<UInt8>) -> [Int] {
        var starts: [Int] = []
        var position = range.lowerBound
        while let start = next(separator, in: bytes, from: position, to: range.upperBound) {
            starts.append(start)
            position = start + separator.count
        }
        return starts
    }

    private static func scalarStarts(in range: Range<Int>, of bytes: Span<UInt8>) -> [Int] {
        range.filter { bytes[$0] & 0xC0 != 0x80 }
    }

    private static func next(_ separator: [UInt8], in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        var position = start
        while position + separator.count <= end {
            if separator.indices.allSatisfy({ bytes[position + $0] == separator[$0] }) { return position }
            position += 1
        }
        return nil
    }
}
