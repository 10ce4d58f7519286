import RAGCore
import ReplyFormat
import Retrieval

/// The results of a search as they are sent.
struct SearchPage: Encodable {
    struct Content: Encodable {
        var type = "text"
        var text: String
    }

    struct Detail: Encodable {
        var chunkId: Int64
        var title: String
        var headingPath: [String]
        var span: AnswerReport.Citation.Span
    }

    struct Result: Encodable {
        var fileId: String
        var filename: String
        var score: Double
        var attributes: Metadata
        var content: [Content]
        var nuthatch: Detail

        init(_ result: SearchResult, score: Double) {
            let passage = result.passage
            fileId = passage.documentID
            filename = passage.uri
            self.score = score
            attributes = passage.metadata
            content = [Content(text: passage.text)]
            nuthatch = Detail(
                chunkId: passage.chunkID,
                title: passage.title,
                headingPath: passage.headingPath,
                span: AnswerReport.Citation.Span(passage.range)
            )
        }
    }

    var object = "vector_store.search_results.page"
    var searchQuery: [String]
    var data: [Result]
    var hasMore = false
    var nextPage = Nullable<String>(nil)
    var corpusVersion: Int64
    var tookMs: Double

    /// Of several queries a passage keeps its best score.
    init(_ body: SearchBody, _ responses: [SearchResponse], took: Duration) {
        searchQuery = body.queries
        corpusVersion = responses.map(\.corpusVersion).min() ?? 0
        tookMs = took.milliseconds
        var best: [Int64: (result: SearchResult, score: Double)] = [:]
        for result in responses.flatMap(\.results) {
            let score = Self.share(result.score, body.ranker)
            guard score >= body.threshold, best[result.passage.chunkID]?.score ?? -1 < score else { continue }
            best[result.passage.chunkID] = (result, score)
        }
        data =
            best.values.sorted { ($1.score, $0.result.passage.chunkID) < ($0.score, $1.result.passage.chunkID) }
            .prefix(body.limit).map { Result($0.result, score: $0.score) }
    }

    /// From 0 to 1. A sum of BM25 has no upper end: s / (s + 10) keeps its order.
    private static func share(_ score: Double, _ ranker: SearchBody.Ranker) -> Double {
        let share = ranker == .lexical ? score / (score + 10) : score
        return min(1, max(0, share)).rounded(to: 4)
    }
}
