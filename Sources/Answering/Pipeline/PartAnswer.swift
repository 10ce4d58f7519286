import RAGCore

/// The answer to one thing that was asked, and what it was made of.
struct PartAnswer: Sendable {
    var answer: Answer
    var judgement: Judgement
    /// The chunks that were quoted, or given to a model.
    var used: Set<Int64> = []
    /// The documents on which the answer hangs; empty where it may not be given again.
    var documents: Set<String> = []
    /// Of the prompt that wrote it.
    var promptHash: String?
}
