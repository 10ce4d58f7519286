extension NuthatchClient {
    /// A judgement that was taken down.
    public struct Feedback: Sendable, Equatable, Decodable {
        /// Of the judgement.
        public var id: String
        /// What is judged.
        public var answerID: String
        /// How.
        public var rating: Rating

        private enum CodingKeys: String, CodingKey {
            case id, rating
            case answerID = "answer_id"
        }
    }

    /// What a customer thinks of an answer.
    public enum Rating: String, Sendable, Codable {
        /// Good.
        case up
        /// Bad.
        case down
    }
}
