/// What later results are held against: of a result what can be kept in a repository.
///
/// Figures have six decimals, on both sides of every comparison, so that what was written and read again has not moved. A
/// full result is read as well: the keys are the same.
package struct Baseline: Sendable, Equatable, Decodable {
    package private(set) var fingerprint: EvaluationResult.Fingerprint
    package private(set) var measures: [String: Double]
    package private(set) var queries: Int
    /// By question id, then by measure.
    package private(set) var perQuery: [String: [String: Double]]?

    private enum CodingKeys: String, CodingKey {
        case fingerprint, measures, queries
        case perQuery = "per_query"
    }

    package init(_ result: EvaluationResult) {
        fingerprint = result.fingerprint
        queries = result.queries
        measures = result.measures.mapValues(Self.rounded)
        perQuery = result.perQuery?.mapValues { $0.mapValues(Self.rounded) }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        fingerprint = try container.decode(EvaluationResult.Fingerprint.self, forKey: .fingerprint)
        queries = try container.decode(Int.self, forKey: .queries)
        measures = try container.decode([String: Double].self, forKey: .measures).mapValues(Self.rounded)
        perQuery = try container.decodeIfPresent([String: [String: Double]].self, forKey: .perQuery)?
            .mapValues { $0.mapValues(Self.rounded) }
    }

    private static func rounded(_ figure: Double) -> Double { (figure * 1e6).rounded() / 1e6 }
}
