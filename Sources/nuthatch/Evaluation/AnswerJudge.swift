import Evaluation
import Foundation
import Gateway
import WireFormat

/// A model that judges answers, through the gateway: cached, limited and written into the ledger as every call is.
struct AnswerJudge: Sendable {
    /// As many calls are under way at once.
    private static let width = 4
    static let defaultPrompt = "prompts/judge.md"

    let model: String
    let prompt: JudgePrompt

    init(model: String, promptFile: String) throws {
        self.model = model
        do {
            prompt = try JudgePrompt(String(decoding: try InputFile.bytes(of: promptFile), as: UTF8.self))
        } catch let error as JudgePromptError {
            throw CommandFailure(.badInput, "\(promptFile): \(error)")
        }
    }

    /// Judges the answers among them; what was refused has nothing to judge.
    ///
    /// - Throws: what says that no judgement will come at all, such as a key that is not accepted.
    func judged(
        _ answers: [(answer: GivenAnswer, question: LabelledQuestion)],
        by gateway: Gateway
    ) async throws -> JudgedAnswers {
        let given = answers.filter(\.answer.isAnswered)
        let opinions = try await withThrowingTaskGroup(of: (Int, JudgeOpinion?).self) { group in
            var opinions = [JudgeOpinion?](repeating: nil, count: given.count)
            for (index, pair) in given.enumerated() {
                if index >= Self.width, let (done, opinion) = try await group.next() { opinions[done] = opinion }
                group.addTask { (index, try await opinion(of: pair.answer, to: pair.question, by: gateway)) }
            }
            for try await (done, opinion) in group { opinions[done] = opinion }
            return opinions
        }
        return JudgedAnswers(
            model: model,
            judged: zip(given, opinions).map { (answer: $0.answer, question: $0.question, opinion: $1) }
        )
    }

    private func opinion(
        of answer: GivenAnswer,
        to question: LabelledQuestion,
        by gateway: Gateway
    ) async throws -> JudgeOpinion? {
        let request = try ChatRequest(
            model: model,
            messages: [ChatMessage(.user, prompt.filled(answer, to: question))],
            options: ChatOptions(temperature: 0, maxTokens: 200)
        )
        do {
            return JudgeOpinion(try ChatResponse(try await gateway.chat(ChatCall(request)).body).text)
        } catch let error as GatewayError where error.isOfOneCall {
            return nil
        }
    }
}

extension GatewayError {
    /// Whether another call may do better.
    fileprivate var isOfOneCall: Bool {
        switch self {
        case .rejected, .upstreamFailed, .invalidAnswer, .streamBroken, .deadlineExceeded, .rateLimited, .limitReached:
            true
        default: false
        }
    }
}
