import RAGCore
import ReplyFormat
import Retrieval

/// The results of a search as they are written.
struct SearchReport: Encodable {
    struct Result: Encodable {
        var chunkId: Int64
        var documentId: String
        var uri: String
        var title: String
        var headingPath: [String]
        var text: String
        var score: Double
        var scores: Scores
        var metadata: Metadata
        var explain: Explanation?
    }

    /// As each side measured it: a cosine, a BM25 score; null where the side did not find the passage.
    struct Scores: Encodable {
        var dense: Nullable<Double>
        var lexical: Nullable<Double>
    }

    struct Explanation: Encodable {
        var dense: Part?
        var lexical: Part?
    }

    struct Part: Encodable {
        var score: Double
        var rank: Int
        var contribution: Double

        init(_ part: FusedChunk.Part) {
            score = part.score
            rank = part.rank
            contribution = part.contribution
        }
    }

    var query: String
    var mode: String
    /// How the two sides were weighed, where that hung on the question.
    var weighing: AdaptiveFusion.Weighing?
    var results: [Result]
    var corpusVersion: Int64
    var tookMs: Double

    init(query: String, mode: SearchRequest.Mode, response: SearchResponse, explains: Bool, took: Duration) {
        self.query = query
        self.mode = mode.rawValue
        corpusVersion = response.corpusVersion
        tookMs = took.milliseconds
        weighing = explains ? response.weighing : nil
        results = response.results.map { result in
            Result(
                chunkId: result.passage.chunkID,
                documentId: result.passage.documentID,
                uri: result.passage.uri,
                title: result.passage.title,
                headingPath: result.passage.headingPath,
                text: result.passage.text,
                score: result.score,
                scores: Scores(dense: Nullable(result.dense?.score), lexical: Nullable(result.lexical?.score)),
                metadata: result.passage.metadata,
                explain: explains
                    ? Explanation(dense: result.dense.map(Part.init), lexical: result.lexical.map(Part.init)) : nil
            )
        }
    }

    /// For a terminal.
    var text: String {
        guard !results.isEmpty else { return "Nothing was found." }
        let weighing = weighing.map { $0.text + "\n\n" } ?? ""
        return weighing
            + results.enumerated().map { index, result in
                let place = Place.text(title: result.title, headings: result.headingPath)
                var lines = [
                    "\(index + 1). \(place)  [\(result.score.rounded(to: 3))]",
                    "   \(result.uri)",
                ]
                if let explain = result.explain {
                    let parts = [("dense", explain.dense), ("lexical", explain.lexical)].map { name, part in
                        guard let part else { return "\(name) not found" }
                        return "\(name) \(part.score.rounded(to: 3)), rank \(part.rank), "
                            + "adds \(part.contribution.rounded(to: 3))"
                    }
                    lines.append("   " + parts.joined(separator: "; "))
                }
                let excerpt = result.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                lines.append("   " + (excerpt.count > 240 ? excerpt.prefix(239) + "…" : excerpt))
                return lines.joined(separator: "\n")
            }.joined(separator: "\n\n")
    }
}

extension AdaptiveFusion.Weighing {
    fileprivate var text: String {
        "Meaning weighs \(denseWeight.rounded(to: 3)), words \((1 - denseWeight).rounded(to: 3)): the best cosine is "
            + "\(cosine.rounded(to: 3)) of the way from unrelated to equal, and of the question's \(words) words the "
            + "best passage covers \(coverage.rounded(to: 3)), rare ones counting more."
    }
}
