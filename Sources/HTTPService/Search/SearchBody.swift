import JSONText
import RAGCore

/// What is looked for, in the shape of OpenAI's vector stores.
struct SearchBody {
    enum Ranker: String, CaseIterable {
        case auto
        case hybrid
        case dense
        case lexical
    }

    var queries: [String]
    var collection: String
    var filter: Filter?
    var limit: Int
    var ranker: Ranker
    /// Results below it are left out.
    var threshold: Double

    static let queryLimit = 32
    private static let lengths = 1...8_000

    /// - Parameter path: the collection that the path names.
    init(_ bytes: [UInt8], collection path: String? = nil) throws(ServiceFailure) {
        var fields = try ObjectReader(bytes)
        queries = try Self.queries(&fields)
        let named = path == nil ? try fields.text("collection", 1...200) : nil
        collection = path ?? named ?? "default"
        if let filters = fields.node("filters") { filter = try FilterReader.filter(filters, at: "filters") }
        limit = try fields.int("max_num_results", in: 1...50) ?? 10
        var options = try fields.object("ranking_options")
        ranker = try Self.ranker(&options)
        threshold = try options?.number("score_threshold", in: 0...1) ?? 0
        try options?.finish()
        // A search reads the question as it is; OpenAI's clients may send the field.
        _ = try fields.bool("rewrite_query")
        try fields.finish()
    }

    /// OpenAI's own names for its rankers stand for ours.
    private static func ranker(_ options: inout ObjectReader?) throws(ServiceFailure) -> Ranker {
        if options?.node("ranker")?.string?.hasPrefix("default-") == true { return .auto }
        return try options?.choice("ranker") ?? .auto
    }

    private static func queries(_ fields: inout ObjectReader) throws(ServiceFailure) -> [String] {
        guard let node = fields.node("query") else { throw fields.missing("query", "a text or a list of texts") }
        var queries: [String] = []
        if node.kind == .array {
            queries = try fields.texts("query", limit: queryLimit, length: lengths.upperBound) ?? []
            guard !queries.isEmpty else { throw fields.wrong("query", "a text or a list of at least one") }
        } else {
            queries = [try fields.requiredText("query", lengths)]
        }
        guard queries.allSatisfy({ $0.contains { !$0.isWhitespace } }) else {
            throw fields.wrong("query", "made of words, not of blanks alone")
        }
        return queries
    }
}
