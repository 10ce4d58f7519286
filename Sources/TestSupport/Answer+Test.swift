package import Foundation
package import RAGCore

extension Answer {
    /// An answer whose text quotes one document, over a version of its collection.
    package static func made(_ text: String, version: Int64, document: String = "a") -> Answer {
        Answer(
            text: text,
            isAnswerable: true,
            citations: [
                Citation(
                    index: 1,
                    chunkID: 1,
                    documentID: document,
                    uri: "/" + document,
                    title: "Title",
                    headingPath: ["Top"],
                    quote: text,
                    span: 0..<text.utf8.count
                )
            ],
            route: Route(outcome: .quoted, intent: nil, reason: "The sources say it.", prices: [.cheap: .zero]),
            handoff: Handoff(),
            suggestions: [],
            corpusVersion: version,
            grounding: 1,
            query: "What does “\(text)” mean?",
            entities: [Entity(kind: .email, text: "A@b.example", value: "a@b.example", range: 0..<11)]
        )
    }

    /// A refusal that offers one page.
    package static func refused(_ reason: Handoff.Reason, query: String = "", nearest: String? = nil) -> Answer {
        Answer(
            text: "",
            isAnswerable: false,
            citations: [],
            route: Route(outcome: .handoff, reason: "Nothing was found."),
            handoff: Handoff(reason: reason),
            suggestions: nearest.map { [Suggestion(documentID: $0, title: "Page \($0)", uri: "/" + $0)] } ?? [],
            corpusVersion: 1,
            query: query
        )
    }
}

extension AnswerRecord {
    /// A record of a question of `tenant`, with a vector that follows from the question.
    package static func made(
        _ id: String,
        question: String = "Where?",
        answer: Answer = .made("Here.", version: 1),
        collection: String = "default",
        tenant: String = "",
        date: Date = Date(timeIntervalSince1970: 1_790_000_000),
        dimension: Int = 8
    ) -> AnswerRecord {
        AnswerRecord(
            id: id,
            date: date,
            request: AnswerRequest(
                question: question,
                collection: collection,
                filter: .and([.language("en"), .equal("n", 1.5)]),
                history: [ConversationTurn(.customer, "Hello"), ConversationTurn(.shop, "Good day")],
                tenant: tenant,
                tier: .strong,
                context: ["order": "A-1"],
                patience: .milliseconds(1_500)
            ),
            answer: answer,
            candidates: [.init(chunkID: 1, documentID: "a", score: 0.75, isUsed: true)],
            vector: .unit(of: .made(of: question), dimension: dimension),
            promptHash: nil,
            policy: "shipped",
            milliseconds: 4.5
        )
    }
}
