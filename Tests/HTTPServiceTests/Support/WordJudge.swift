import RAGCore

/// A judge without a model: the share of a question's words that a text has.
struct WordJudge: RelevanceJudge {
    func relevance(of passages: [SegmentedPassage], to question: [WeightedWord]) async throws -> [Relevance] {
        passages.map { passage in
            Relevance(
                passage: share(of: question, in: ([passage.context] + passage.sentences).joined(separator: " ")),
                sentences: passage.sentences.map { share(of: question, in: $0) }
            )
        }
    }

    private func share(of question: [WeightedWord], in text: String) -> Double {
        let words = Self.words(of: text)
        let shared = question.filter { !words.isDisjoint(with: Self.words(of: $0.text)) }
        let total = question.map(\.weight).reduce(0, +)
        return total > 0 ? Double(shared.map(\.weight).reduce(0, +) / total) : 0
    }

    private static func words(of text: String) -> Set<Substring> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber })
    }
}
