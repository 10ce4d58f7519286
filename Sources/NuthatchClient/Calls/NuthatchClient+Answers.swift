extension NuthatchClient {
    /// Answers a question from the shop's documents, with citations; or says why not. See `NuthatchClient` for an example.
    public func answer(_ question: Question, _ options: CallOptions = CallOptions()) async throws -> Answer {
        let reply = try await caller.reply(to: .post("answers", body: QuestionBody(question: question)), options)
        var answer = try reply.value(Answer.self)
        answer.report = reply.report
        return answer
    }

    /// Answers a question while the answer is written.
    ///
    /// ```swift
    /// for try await event in nuthatch.answers("Can I return boots that I wore outside?") {
    ///     switch event {
    ///     case .delta(let text): print(text, terminator: "")
    ///     case .final(let answer): print("", answer.citations.map(\.uri))
    ///     case .sources, .citation: break
    ///     }
    /// }
    /// ```
    public func answers(_ question: Question, _ options: CallOptions = CallOptions()) -> AnswerEvents {
        AnswerEvents(
            caller: caller,
            request: {
                var request = try APIRequest.post("answers", body: QuestionBody(question: question, streams: true))
                request.accept = "text/event-stream"
                return request
            },
            options: options
        )
    }

    /// Names products that suit a question, with SKU, price and stock as the shop's feed has them.
    ///
    /// ```swift
    /// let advice = try await nuthatch.productAdvice(.init("Boots for wet ground?", customerHistory: ["Fell boot"]))
    /// for product in advice.products { print(product.line, product.uri) }
    /// ```
    ///
    /// Whether a question asks for advice is the service's to say: where it does not, the answer is another's.
    public func productAdvice(
        _ question: Question,
        _ options: CallOptions = CallOptions()
    ) async throws -> ProductAdvice {
        ProductAdvice(try await answer(question, options))
    }

    /// What a message is about, and who would answer it. Its filter and tier have no meaning here.
    public func intent(_ message: Question, _ options: CallOptions = CallOptions()) async throws -> Intent {
        let body = QuestionBody(question: message, isIntent: true)
        return try await caller.reply(to: .post("intent", body: body), options).value(Intent.self)
    }

    /// Finds passages, best first.
    ///
    /// ```swift
    /// let page = try await nuthatch.search(.init("gift card expiry", limit: 3, ranker: .lexical))
    /// for hit in page.hits { print(hit.score, hit.uri, hit.text) }
    /// ```
    public func search(_ search: Search, _ options: CallOptions = CallOptions()) async throws -> SearchPage {
        try await caller.reply(to: .post("search", body: search), options).value(SearchPage.self)
    }

    /// Tells what a customer thinks of an answer.
    ///
    /// - Parameter answerID: the answer's `id`.
    @discardableResult
    public func feedback(
        on answerID: String,
        _ rating: Rating,
        comment: String? = nil,
        _ options: CallOptions = CallOptions()
    ) async throws -> Feedback {
        let body = FeedbackBody(answer_id: answerID, rating: rating, comment: comment)
        return try await caller.reply(to: .post("feedback", body: body, writes: true), options).value(Feedback.self)
    }

    /// How an answer that was given came about.
    public func record(of answerID: String, _ options: CallOptions = CallOptions()) async throws -> AnswerRecord {
        try await caller.reply(to: .get("answers", answerID), options).value(AnswerRecord.self)
    }

    private struct FeedbackBody: Encodable {
        var answer_id: String
        var rating: Rating
        var comment: String?
    }
}
