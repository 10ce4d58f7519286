package import Foundation

/// How an answer came about, so that it can be looked at and made again.
package struct AnswerRecord: Sendable, Equatable, Codable {
    /// A passage that was weighed.
    package struct Candidate: Sendable, Equatable, Codable {
        package var chunkID: Int64
        package var documentID: String
        package var score: Double
        /// Whether it was quoted, or given to a model.
        package var isUsed: Bool

        package init(chunkID: Int64, documentID: String, score: Double, isUsed: Bool) {
            self.chunkID = chunkID
            self.documentID = documentID
            self.score = score
            self.isUsed = isUsed
        }
    }

    /// Unique and not to be guessed: `ans_` and 24 digits.
    package var id: String
    package var date: Date
    package var request: AnswerRequest
    package var answer: Answer
    /// Best first.
    package var candidates: [Candidate]
    /// The vector of what was looked for; nil where nothing was.
    package var vector: [Float]?
    /// SHA-256 of the prompt that wrote the answer, as hexadecimal digits; nil where no model did.
    package var promptHash: String?
    /// Names the policy with its rules.
    package var policy: String
    package var milliseconds: Double

    package init(
        id: String,
        date: Date,
        request: AnswerRequest,
        answer: Answer,
        candidates: [Candidate],
        vector: [Float]?,
        promptHash: String?,
        policy: String,
        milliseconds: Double
    ) {
        self.id = id
        self.date = date
        self.request = request
        self.answer = answer
        self.candidates = candidates
        self.vector = vector
        self.promptHash = promptHash
        self.policy = policy
        self.milliseconds = milliseconds
    }
}
