package import RAGCore

/// What to look for, where, and how.
package struct SearchRequest: Sendable, Equatable {
    package enum Mode: String, Sendable, CaseIterable {
        /// By meaning: the cosine of question and passage.
        case dense
        /// By words: BM25.
        case lexical
        /// Both, fused.
        case hybrid
    }

    package var text: String
    package var collection: String
    /// How many results, at least 0.
    package let limit: Int
    package var mode: Mode
    /// Nil weighs the sides question by question, as `AdaptiveFusion` does.
    package var fusion: Fusion?
    package var filter: Filter?
    /// Nil takes the best by score alone.
    package var diversity: Diversity?
    /// How many candidates each side gives to the fusion, at least `limit`.
    package let depth: Int

    package init(
        text: String,
        collection: String,
        limit: Int = 10,
        mode: Mode = .hybrid,
        fusion: Fusion? = nil,
        filter: Filter? = nil,
        diversity: Diversity? = nil,
        depth: Int = 200
    ) {
        self.text = text
        self.collection = collection
        self.limit = max(0, limit)
        self.mode = mode
        self.fusion = fusion
        self.filter = filter
        self.diversity = diversity
        self.depth = max(depth, self.limit)
    }
}
