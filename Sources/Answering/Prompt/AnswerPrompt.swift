import Crypto
package import RAGCore

/// What a model is told so that it answers a question from sources: instructions first, the sources numbered and fenced,
/// what was said before, the question, and the rules last.
///
/// Equal inputs give equal prompts. Sources, history and question are data: they are without invisible characters, cannot
/// end their fence, and have no number in square brackets.
package struct AnswerPrompt: Sendable, Equatable {
    package let prompt: ModelPrompt
    /// Those that fit the budget: number n is at n - 1.
    package let sources: [AnswerSource]
    /// As the customer asked it.
    package let question: String
    /// SHA-256 of the messages, as hexadecimal digits.
    package let hash: String

    /// - Parameters:
    ///   - sources: best first. Those that do not fit `budget` are left out from the end; the best alone is cut to whole
    ///     sentences around its best one where even it is too long.
    ///   - language: the customer's, as a BCP 47 tag; nil leaves it to the model.
    ///   - tokens: how many tokens a text has, about.
    package init(
        question: String,
        sources: [AnswerSource],
        history: [ConversationTurn] = [],
        language: String? = nil,
        tier: ModelTier,
        tenant: String = "",
        patience: Duration? = nil,
        budget: AnswerBudget = AnswerBudget(),
        tokens: (String) -> Int
    ) {
        let kept = Self.fitting(sources, limit: budget.sources, tokens: tokens)
        let fence = SourceFence(around: kept.flatMap { [Self.header($0)] + $0.sentences.map(\.shown) })
        let blocks = kept.enumerated().map { Self.block($1, number: $0 + 1, fence: fence.line) }
        let asked = PromptText.data(question)
        var messages = [ModelPrompt.Message(.system, PromptRules.instructions)]
        messages.append(ModelPrompt.Message(.user, "Sources:\n\n" + blocks.joined(separator: "\n")))
        messages += Self.turns(history, limit: budget.history, tokens: tokens)
        messages.append(ModelPrompt.Message(.user, asked))
        messages.append(ModelPrompt.Message(.system, PromptRules.rules(language: PromptRules.language(language))))
        prompt = ModelPrompt(messages, tier: tier, tokenLimit: budget.reply, tenant: tenant, patience: patience)
        self.sources = kept
        self.question = asked
        hash = Self.hash(of: messages)
    }

    /// A source as the prompt shows it. What is above the number tells where the text is from; the text ends at a blank
    /// line.
    private static func block(_ source: AnswerSource, number: Int, fence: String) -> String {
        """
        \(fence) \(header(source))
        [\(number)] \(source.sentences.map { PromptText.line($0.shown) }.joined(separator: "\n"))

        """
    }

    private static func header(_ source: AnswerSource) -> String {
        var parts = [([source.title] + source.headingPath).filter { !$0.isEmpty }.joined(separator: " > ")]
        if let day = source.validity.from { parts.append("valid from \(day)") }
        if let day = source.validity.until { parts.append("valid until \(day)") }
        if let day = source.updated { parts.append("updated \(day)") }
        return PromptText.line(parts.filter { !$0.isEmpty }.joined(separator: "; "))
    }

    /// The newest turns that fit, oldest first.
    private static func turns(
        _ history: [ConversationTurn],
        limit: Int,
        tokens: (String) -> Int
    ) -> [ModelPrompt.Message] {
        var turns: [ModelPrompt.Message] = []
        var rest = limit
        for turn in history.reversed() {
            let text = PromptText.data(turn.text)
            rest -= tokens(text)
            if rest < 0 { break }
            turns.append(ModelPrompt.Message(turn.speaker == .customer ? .user : .assistant, text))
        }
        return turns.reversed()
    }

    private static func hash(of messages: [ModelPrompt.Message]) -> String {
        var hash = SHA256()
        for message in messages {
            // The length in front, so that no two prompts run together to the same bytes.
            hash.update(data: Array("\(message.role.rawValue) \(message.text.utf8.count)\n\(message.text)".utf8))
        }
        return hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

extension AnswerPrompt {
    private static func length(_ source: AnswerSource, _ tokens: (String) -> Int) -> Int {
        // The fence, the number and the line ends are a few tokens more.
        source.sentences.reduce(tokens(header(source)) + 8) { $0 + tokens($1.shown) }
    }

    private static func fitting(
        _ sources: [AnswerSource],
        limit: Int,
        tokens: (String) -> Int
    ) -> [AnswerSource] {
        var kept: [AnswerSource] = []
        var rest = limit
        for source in sources {
            rest -= length(source, tokens)
            if rest < 0 { break }
            kept.append(source)
        }
        if kept.isEmpty, let best = sources.first { return [cut(best, limit: limit, tokens: tokens)] }
        return kept
    }

    /// The best sentence, and those next to it as long as they fit, the one behind first.
    private static func cut(_ source: AnswerSource, limit: Int, tokens: (String) -> Int) -> AnswerSource {
        guard !source.sentences.isEmpty else { return source }
        let lengths = source.sentences.map { tokens($0.shown) }
        var (first, last) = (source.bestSentence, source.bestSentence)
        var rest = limit - tokens(header(source)) - 8 - lengths[first]
        while true {
            if last + 1 < lengths.count, lengths[last + 1] <= rest {
                last += 1
                rest -= lengths[last]
            } else if first > 0, lengths[first - 1] <= rest {
                first -= 1
                rest -= lengths[first]
            } else {
                return source.cut(to: first...last)
            }
        }
    }
}
