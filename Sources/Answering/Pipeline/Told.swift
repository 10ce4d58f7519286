import RAGCore
import Synchronization

/// What a listener has been told of an answer, so that the rest can be told when it is whole.
final class Told: Sendable {
    private let tell: AnswerListener
    private let text = Mutex("")

    init(_ tell: @escaping AnswerListener) {
        self.tell = tell
    }

    var listener: AnswerListener {
        { event in
            if case .delta(let piece) = event { self.text.withLock { $0 += piece } }
            try await self.tell(event)
        }
    }

    /// Tells what of the answer was not told: all of one that no model wrote, or what was set behind a model's.
    func rest(of answer: Answer) async throws {
        let told = text.withLock { $0 }
        guard answer.text.hasPrefix(told), answer.text.utf8.count > told.utf8.count else { return }
        if told.isEmpty {
            for citation in answer.citations { try await tell(.citation(citation)) }
        }
        try await tell(.delta(String(answer.text.dropFirst(told.count))))
    }
}
