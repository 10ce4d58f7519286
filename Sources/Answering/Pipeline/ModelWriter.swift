import RAGCore

/// Lets a model write an answer from sources, and checks it while it comes.
struct ModelWriter: Sendable {
    let model: any LanguageModel
    let embedder: any Embedder
    let settings: PipelineSettings
    let time: any TimeSource

    /// - Parameters:
    ///   - deadline: when nobody waits any more.
    ///   - tell: is told each sentence once it is checked; nothing before the first one is.
    /// - Throws: what the model or the embedder throws, or `ListenerGone`.
    func draft(
        by tier: ModelTier,
        _ inquiry: Inquiry,
        for request: AnswerRequest,
        deadline: ContinuousClock.Instant,
        tell: AnswerListener?
    ) async throws -> Draft {
        let prompt = prompt(for: tier, inquiry, request, patience: deadline - time.now)
        let check = CheckedReply(AnswerChecker(prompt: prompt, embedder: embedder), tell: tell)
        let reply: ModelReply?
        if tell == nil {
            let whole = try await model.reply(to: prompt.prompt, heard: nil)
            try await check.hear(whole.text)
            reply = whole
        } else {
            reply = try await streamed(prompt.prompt, to: check)
        }
        let (verdict, isTold) = try await check.end()
        return Draft(verdict: verdict, prompt: prompt, reply: reply, isTold: isTold)
    }

    /// Nil where the model broke off, and what was told before cannot be taken back.
    private func streamed(_ prompt: ModelPrompt, to check: CheckedReply) async throws -> ModelReply? {
        do {
            return try await model.reply(to: prompt) { try await check.hear($0) }
        } catch let error where !(error is CancellationError || error is ListenerGone) {
            guard await check.isTold else { throw error }
            return nil
        }
    }

    /// About what an answer by each model costs, for those that have a price.
    func prices(_ inquiry: Inquiry, for request: AnswerRequest) -> [ModelTier: Money] {
        guard let tier = model.tiers.first else { return [:] }
        // All models are told the same.
        let messages = prompt(for: tier, inquiry, request, patience: settings.deadline).prompt.messages
        let usage = TokenUsage(
            input: messages.reduce(0) { $0 + Self.tokens($1.text) },
            output: Self.usualReply
        )
        return model.tiers.reduce(into: [:]) { $0[$1] = model.cost(of: usage, tier: $1) }
    }

    private func prompt(
        for tier: ModelTier,
        _ inquiry: Inquiry,
        _ request: AnswerRequest,
        patience: Duration
    ) -> AnswerPrompt {
        AnswerPrompt(
            question: inquiry.text,
            sources: inquiry.sources,
            history: request.history,
            language: request.locale ?? inquiry.language,
            tier: tier,
            tenant: request.tenant,
            patience: patience,
            budget: settings.budget,
            tokens: Self.tokens
        )
    }

    /// Tokens of the answer that a price is reckoned with.
    private static let usualReply = 90

    /// About as many as the models' tokenisers make of European languages.
    private static func tokens(_ text: String) -> Int { (text.utf8.count + 3) / 4 }
}

/// A reply while it comes: each piece is checked before the next is heard.
///
/// Nothing of it is told before so much of what was checked stands that it could be sent as it is: of a reply that begins
/// with an invention or a courtesy no word is out when another one has to take its place.
private actor CheckedReply {
    private var checker: AnswerChecker
    private let tell: AnswerListener?
    private var held: [CheckedSentence] = []
    private(set) var isTold = false

    init(_ checker: AnswerChecker, tell: AnswerListener?) {
        self.checker = checker
        self.tell = tell
    }

    /// Word by word, so that it does not matter how the reply was cut: no two sentences are settled at once.
    func hear(_ piece: String) async throws {
        var rest = Substring(piece)
        while !rest.isEmpty {
            let end = rest.firstIndex(where: \.isWhitespace).map(rest.index(after:)) ?? rest.endIndex
            var checker = checker
            let ready = try await checker.feed(String(rest[..<end]))
            self.checker = checker
            try await say(ready)
            rest = rest[end...]
        }
    }

    func end() async throws -> (verdict: CheckedAnswer, isTold: Bool) {
        var checker = checker
        let ready = try await checker.finish()
        self.checker = checker
        try await say(ready)
        return (checker.verdict, isTold)
    }

    private func say(_ sentences: [CheckedSentence]) async throws {
        guard let tell, !sentences.isEmpty else { return }
        held += sentences.filter { !$0.text.isEmpty }
        guard isTold || checker.verdict.isGrounded else { return }
        defer { held = [] }
        for sentence in held {
            isTold = true
            do {
                for citation in sentence.citations { try await tell(.citation(citation)) }
                try await tell(.delta(sentence.text))
            } catch {
                throw ListenerGone(reason: error)
            }
        }
    }
}
