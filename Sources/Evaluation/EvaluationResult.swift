/// What one evaluation of retrieval found: what `eval retrieval --json` writes, and what comparisons and gates read.
package struct EvaluationResult: Sendable, Equatable, Codable {
    /// What was measured with what. Figures are compared only over the same data.
    package struct Fingerprint: Sendable, Equatable, Codable {
        /// SHA-256 over documents, questions and judgments, in hexadecimal digits.
        package var data: String
        /// How documents were cut, such as `whole` or `structure 200`; empty where a run from a file was judged.
        package var chunking: String
        /// Of the embedder; empty where there was none.
        package var embedder: String
        /// Mode, fusion and weights, such as `hybrid adaptive`, or the tag of the run.
        package var retrieval: String

        package init(data: String, chunking: String = "", embedder: String = "", retrieval: String = "") {
            self.data = data
            self.chunking = chunking
            self.embedder = embedder
            self.retrieval = retrieval
        }
    }

    /// Of one search, in milliseconds.
    package struct Latency: Sendable, Equatable, Codable {
        package var p50: Double
        package var p95: Double
        package var p99: Double

        package init(p50: Double, p95: Double, p99: Double) {
            self.p50 = p50
            self.p95 = p95
            self.p99 = p99
        }
    }

    /// What is known of a question beside its figures; what slices are made by.
    package struct Question: Sendable, Equatable, Codable {
        package var text: String
        package var language: String?
        package var tags: [String]
        package var intent: String?

        package init(text: String, language: String? = nil, tags: [String] = [], intent: String? = nil) {
            self.text = text
            self.language = language
            self.tags = tags
            self.intent = intent
        }
    }

    /// The means over all judged questions, by the field's names, such as `nDCG@10`.
    package var measures: [String: Double]
    /// Over how many questions the means are.
    package var queries: Int
    package var tookMilliseconds: Double
    /// How many chunks had to be embedded for it; nil where nothing was taken in.
    package var embedded: Int?
    package var fingerprint: Fingerprint
    package var latency: Latency?
    /// By question id, then by measure.
    package var perQuery: [String: [String: Double]]?
    /// By question id.
    package var questions: [String: Question]?
    /// The best documents of each question, best first, by question id.
    package var rankings: [String: [String]]?

    private enum CodingKeys: String, CodingKey {
        case measures, queries, embedded, fingerprint, questions, rankings
        case tookMilliseconds = "took_ms"
        case latency = "latency_ms"
        case perQuery = "per_query"
    }

    package init(
        measures: [String: Double],
        queries: Int,
        tookMilliseconds: Double,
        embedded: Int? = nil,
        fingerprint: Fingerprint,
        latency: Latency? = nil,
        perQuery: [String: [String: Double]]? = nil,
        questions: [String: Question]? = nil,
        rankings: [String: [String]]? = nil
    ) {
        self.measures = measures
        self.queries = queries
        self.tookMilliseconds = tookMilliseconds
        self.embedded = embedded
        self.fingerprint = fingerprint
        self.latency = latency
        self.perQuery = perQuery
        self.questions = questions
        self.rankings = rankings
    }
}
