import Evaluation
import EvaluationFiles

/// Questions, what answers them, and what is known of them, wherever they were read.
struct QuestionSet {
    var questions: [BEIRQuery]
    var judgments: Judgments
    /// By question id; empty where nothing more is known than their text.
    var facts: [String: EvaluationResult.Question]
    /// SHA-256 over documents, questions and judgments.
    var fingerprint: String
    /// A document with the question's id is left out of its ranking, as BEIR does: in some sets questions are documents.
    var leavesOutItself: Bool
}
