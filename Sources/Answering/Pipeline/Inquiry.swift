import RAGCore
import Routing

/// One thing that is asked, and all that is known of it before it is decided who answers.
struct Inquiry: Sendable {
    /// It stands by itself.
    var text: String
    /// Of the customer; nil where the words do not tell.
    var language: String?
    var judgement: Judgement
    /// What the sources are read as; in the order of the judgement.
    var sources: [AnswerSource]
    var intent: IntentGuess?
    var secondOpinion: IntentGuess?
    var entities: [Entity]
    var conflicts: [SourceConflict]
    /// The verified pair nearest to the question.
    var curated: CuratedPairs.Match?
    var isFollowUp: Bool
    /// The calls of models that were made to know this.
    var stages: [StageUsage] = []

    var shape: QuestionShape { QuestionShape(of: text) }
}
