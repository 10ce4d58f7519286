import Answering
import RAGCore
import Synchronization

/// A judge without a model: the share of a question's words, by weight, that a text has.
final class SharedWordsJudge: RelevanceJudge {
    private let log = Mutex<[Int]>([])

    /// How many words of a question each call weighed.
    var calls: [Int] { log.withLock { $0 } }

    func relevance(of passages: [SegmentedPassage], to question: [WeightedWord]) async throws -> [Relevance] {
        log.withLock { $0.append(question.count) }
        return passages.map { passage in
            Relevance(
                passage: share(of: question, in: ([passage.context] + passage.sentences).joined(separator: " ")),
                sentences: passage.sentences.map { share(of: question, in: $0) }
            )
        }
    }

    private func share(of question: [WeightedWord], in text: String) -> Double {
        let stems = Set(QuestionWords(text).stems)
        let shared = question.filter { !stems.isDisjoint(with: QuestionWords($0.text).stems) }
        let total = question.map(\.weight).reduce(0, +)
        return total > 0 ? Double(shared.map(\.weight).reduce(0, +) / total) : 0
    }
}
