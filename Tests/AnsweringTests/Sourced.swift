import Answering
import RAGCore

/// Passages, sources and prompts for tests.
enum Sourced {
    static func passage(
        _ id: Int64,
        _ text: String,
        document: String? = nil,
        title: String = "Returns",
        headings: [String] = [],
        format: TextFormat = .plain,
        start: Int = 0,
        validity: Validity = .always
    ) -> Passage {
        Passage(
            chunkID: id,
            documentID: document ?? "page-\(id)",
            uri: "/page-\(id)",
            title: title,
            headingPath: headings,
            text: text,
            format: format,
            range: start..<start + text.utf8.count,
            validity: validity
        )
    }

    static func sources(_ texts: String...) -> [AnswerSource] {
        texts.enumerated().compactMap { AnswerSource(passage(Int64($0 + 1), $1)) }
    }

    static func prompt(
        _ sources: [AnswerSource],
        question: String = "How long may I return it?",
        history: [ConversationTurn] = [],
        budget: AnswerBudget = AnswerBudget()
    ) -> AnswerPrompt {
        AnswerPrompt(
            question: question,
            sources: sources,
            history: history,
            language: "en",
            tier: .cheap,
            budget: budget,
            tokens: { $0.utf8.count / 4 + 1 }
        )
    }
}
