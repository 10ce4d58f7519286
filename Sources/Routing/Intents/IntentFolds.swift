import LinearAlgebra
import RAGCore

/// Parts of a set of examples, each with about as many of every intent: what is fitted on all but one is judged on it.
package struct IntentFolds: Sendable, Equatable {
    /// The fold of each example.
    package let ofExample: [Int]
    package let count: Int

    /// Deals the examples out, an intent after the other, in an order that hangs on their number alone.
    ///
    /// - Parameters:
    ///   - groups: examples with the same number stay together; nil where each is on its own.
    ///   - count: at least 2.
    init(labels: [Int], groups: [Int]? = nil, count: Int) {
        precondition(count >= 2, "\(count) folds")
        let groups = groups ?? Array(labels.indices)
        var generator = SeededGenerator(seed: 1)
        let members = Dictionary(grouping: labels.indices) { groups[$0] }.values
            .sorted { $0[0] < $1[0] }
            .shuffled(using: &generator)
            .sorted { $0.count > $1.count }
        let intents = (labels.max() ?? 0) + 1
        var filled = [[Int]](repeating: [Int](repeating: 0, count: intents), count: count)
        var totals = [Int](repeating: 0, count: count)
        var folds = [Int](repeating: 0, count: labels.count)
        for group in members {
            // Where the group's first intent is rarest, then where there is least.
            let label = labels[group[0]]
            let fold = (0..<count).min { (filled[$0][label], totals[$0]) < (filled[$1][label], totals[$1]) } ?? 0
            for member in group {
                folds[member] = fold
                filled[fold][labels[member]] += 1
                totals[fold] += 1
            }
        }
        ofExample = folds
        self.count = count
    }

    /// The positions outside of a fold.
    func positions(outside fold: Int) -> [Int] { ofExample.indices.filter { ofExample[$0] != fold } }

    func positions(in fold: Int) -> [Int] { ofExample.indices.filter { ofExample[$0] == fold } }

    /// Numbers the groups of rows that hang together by pairs with a cosine above `similarity`.
    ///
    /// - Parameter vectors: rows of unit length.
    static func groups(of vectors: Matrix, above similarity: Float) -> [Int] {
        var parents = Array(0..<vectors.rows)
        func root(_ row: Int) -> Int {
            var row = row
            while parents[row] != row {
                parents[row] = parents[parents[row]]
                row = parents[row]
            }
            return row
        }
        let block = 256
        let scores = Matrix(rows: block, columns: max(1, vectors.rows))
        for start in stride(from: 0, to: vectors.rows, by: block) {
            let end = min(start + block, vectors.rows)
            let queries = Matrix(rows: end - start, columns: vectors.columns)
            for row in start..<end { vectors.withRow(row) { queries.setRow(row - start, to: $0) } }
            BLAS.products(of: vectors, rows: 0..<vectors.rows, with: queries, into: scores)
            for row in start..<end {
                scores.withRow(row - start) { cosines in
                    for other in 0..<row where cosines[other] > similarity {
                        let (first, second) = (root(row), root(other))
                        parents[max(first, second)] = min(first, second)
                    }
                }
            }
        }
        return parents.indices.map(root)
    }
}
