/// What a search found for one question: documents with scores, in whatever order they came.
///
/// Their rank is their place by falling score, and among equal scores by falling id, compared byte by byte. Scores are of
/// single precision: two that differ only in double precision are equal. This is trec_eval's rule, which makes a ranking
/// independent of the order of lines and of what a rank column says.
package struct RankedList: Sendable {
    package private(set) var documents = IDList()
    package private(set) var scores: [Float] = []

    package init() {}

    /// A ranking, best first, which it stays: a score that would not keep a document behind the one before it is lowered by
    /// as little as single precision can tell apart.
    ///
    /// A document that comes again, and a score that is no number, are left out.
    package init(ranking: [(document: String, score: Double)]) {
        var lowest = Float.infinity
        for (document, score) in ranking where !score.isNaN {
            let rounded = Float(
                max(-Double(Float.greatestFiniteMagnitude), min(score, Double(Float.greatestFiniteMagnitude)))
            )
            guard append(document.utf8.span, score: min(rounded, lowest)) else { continue }
            let last = count - 1
            if last > 0, precedes(last, last - 1) { scores[last] = scores[last].nextDown }
            lowest = scores[last]
        }
    }

    package var count: Int { scores.count }

    /// - Returns: false where the document is there already; nothing is changed then.
    package mutating func append(_ document: Span<UInt8>, score: Float) -> Bool {
        guard documents.append(document) else { return false }
        scores.append(score)
        return true
    }

    /// Makes room for another list in the same memory.
    package mutating func removeAll() {
        documents.removeAll()
        scores.removeAll(keepingCapacity: true)
    }

    /// Positions in `documents`, best first.
    package var order: [Int] { scores.indices.sorted(by: precedes) }

    /// The ids of the best documents, best first.
    package func best(_ limit: Int) -> [String] { order.prefix(limit).map { documents[$0] } }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        scores[left] == scores[right] ? documents.precedes(right, left) : scores[left] > scores[right]
    }
}
