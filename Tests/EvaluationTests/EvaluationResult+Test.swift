import Evaluation

extension EvaluationResult {
    /// A result with these figures by question, and what they mean.
    static func test(
        _ perQuery: [String: [String: Double]]?,
        measures: [String: Double] = [:],
        data: String = "d1",
        chunking: String = "whole",
        embedder: String = "e1",
        questions: [String: Question]? = nil,
        rankings: [String: [String]]? = nil
    ) -> EvaluationResult {
        var means = measures
        for row in (perQuery ?? [:]).values {
            for (measure, value) in row { means[measure, default: 0] += value / Double(perQuery?.count ?? 1) }
        }
        return EvaluationResult(
            measures: means,
            queries: perQuery?.count ?? 2,
            tookMilliseconds: 12,
            fingerprint: Fingerprint(data: data, chunking: chunking, embedder: embedder, retrieval: "hybrid"),
            perQuery: perQuery,
            questions: questions,
            rankings: rankings
        )
    }

    /// A result of one measure: a figure a question, `q00`, `q01` and so on.
    static func test(_ measure: String, _ figures: [Double], chunking: String = "whole") -> EvaluationResult {
        let rows = figures.enumerated().map { ("q\($0 / 10)\($0 % 10)", [measure: $1]) }
        return test(Dictionary(uniqueKeysWithValues: rows), chunking: chunking)
    }
}
