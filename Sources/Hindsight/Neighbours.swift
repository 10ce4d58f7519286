import LinearAlgebra

/// Which vectors are alike: a bit for each two of them.
struct Neighbours {
    private let count: Int
    /// Words of a row.
    private let width: Int
    private let bits: [UInt64]

    init(of vectors: Matrix, likeness: Float) {
        let count = vectors.rows
        let width = (count + 63) / 64
        var bits = [UInt64](repeating: 0, count: count * width)
        Products.forEachRow(of: vectors, with: vectors) { row, scores in
            // A vector is its own neighbour, however its product is rounded.
            for other in 0..<count where other == row || scores[other] >= likeness {
                bits[row * width + other / 64] |= 1 << UInt64(other % 64)
            }
        }
        self.count = count
        self.width = width
        self.bits = bits
    }

    /// Vectors that together have all for neighbours, each the one whose neighbours weigh most among those that the ones
    /// before it left; of equal ones the first.
    func cover(weights: [Int]) -> [Int] {
        var loads = (0..<count).map { row in neighbours(of: row).reduce(0) { $0 + weights[$1] } }
        var isLeft = [Bool](repeating: true, count: count)
        var remaining = count
        var leaders: [Int] = []
        while remaining > 0 {
            guard let leader = isLeft.indices.filter({ isLeft[$0] }).max(by: { loads[$0] < loads[$1] }) else { break }
            leaders.append(leader)
            for taken in neighbours(of: leader) where isLeft[taken] {
                isLeft[taken] = false
                remaining -= 1
                for other in neighbours(of: taken) { loads[other] -= weights[taken] }
            }
        }
        return leaders
    }

    private func neighbours(of row: Int) -> [Int] {
        var found: [Int] = []
        for word in 0..<width {
            var rest = bits[row * width + word]
            while rest != 0 {
                found.append(word * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return found
    }
}
