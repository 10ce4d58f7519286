import Evaluation
import RAGCore
import Retrieval

extension RankedList {
    /// The documents of results, best first; each counts by its best passage.
    ///
    /// - Parameters:
    ///   - depth: how many at most.
    ///   - leftOut: the id of one that does not count.
    init(documentsOf results: [SearchResult], depth: Int, leavingOut leftOut: String? = nil) {
        var seen: Set<String> = leftOut.map { [$0] } ?? []
        var best: [(document: String, score: Double)] = []
        for result in results where best.count < depth && seen.insert(result.passage.documentID).inserted {
            best.append((result.passage.documentID, result.score))
        }
        self.init(ranking: best)
    }
}
