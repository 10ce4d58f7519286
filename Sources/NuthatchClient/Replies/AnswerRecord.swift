public import Foundation

extension NuthatchClient {
    /// How an answer came about.
    public struct AnswerRecord: Sendable, Equatable, Decodable {
        /// A passage that was looked at.
        public struct Candidate: Sendable, Equatable, Decodable {
            /// Of the document.
            public var documentID: String
            /// Of the passage.
            public var chunkID: Int64?
            /// Whether the answer stands on it.
            public var isUsed: Bool

            private enum CodingKeys: String, CodingKey {
                case documentID = "document_id"
                case chunkID = "chunk_id"
                case isUsed = "used"
            }
        }

        /// The answer's.
        public var id: String
        /// When it was given.
        public var createdAt: Date
        /// As it was asked.
        public var question: String
        /// Where it was looked for.
        public var collection: String
        /// What was answered.
        public var answer: Answer
        /// What was looked at.
        public var candidates: [Candidate]
        /// By which it was routed.
        public var policy: JSONValue?
        /// In the service.
        public var tookMs: Double

        private enum CodingKeys: String, CodingKey {
            case id, question, collection, answer, candidates, policy
            case createdAt = "created_at"
            case tookMs = "took_ms"
        }
    }
}
