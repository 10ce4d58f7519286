package import RAGCore
package import Routing

/// The whole way of a question: from what a customer writes to an answer that stands on its sources, or a hand-off.
///
/// The kept answer, else: the follow-up made whole, the message taken apart, and for each part its passages, its intent,
/// the decision of the policy and whoever answers by it. Identical questions in flight share all of that.
package struct AnswerPipeline: Sendable {
    /// What it is made of.
    package struct Parts: Sendable {
        package var answerer: Answerer
        package var embedder: any Embedder
        package var classifier: IntentClassifier
        package var products: ProductDictionary
        package var policy: Policy
        /// Nil without a key.
        package var model: (any LanguageModel)?
        package var shop: (any ShopServices)?
        /// Nil keeps nothing.
        package var store: (any AnswerStore)?
        package var settings: PipelineSettings
        package var time: any TimeSource
        /// A new name for an answer, not to be guessed.
        package var makeID: @Sendable () -> String
        /// Is told in one sentence of what went wrong and holds no answer back.
        package var warn: @Sendable (String) -> Void

        package init(
            answerer: Answerer,
            embedder: any Embedder,
            classifier: IntentClassifier,
            products: ProductDictionary = .empty,
            policy: Policy,
            model: (any LanguageModel)? = nil,
            shop: (any ShopServices)? = nil,
            store: (any AnswerStore)? = nil,
            settings: PipelineSettings = PipelineSettings(),
            time: any TimeSource = SystemTime(),
            makeID: @escaping @Sendable () -> String = AnswerRecord.randomID,
            warn: @escaping @Sendable (String) -> Void = { _ in }
        ) {
            self.answerer = answerer
            self.embedder = embedder
            self.classifier = classifier
            self.products = products
            self.policy = policy
            self.model = model
            self.shop = shop
            self.store = store
            self.settings = settings
            self.time = time
            self.makeID = makeID
            self.warn = warn
        }
    }

    /// An answer, and how it was had.
    package struct Given: Sendable {
        package var record: AnswerRecord
        package var cache: CallRecord.CacheStatus
        /// What each judgement stands on, in the order of the parts; empty for an answer that was kept.
        package var traces: [AnswerTrace] = []
        /// Whether it may be given again: it answers, and stands on pages alone.
        package var isKeepable = true

        package init(
            record: AnswerRecord,
            cache: CallRecord.CacheStatus,
            traces: [AnswerTrace] = [],
            isKeepable: Bool = true
        ) {
            self.record = record
            self.cache = cache
            self.traces = traces
            self.isKeepable = isKeepable
        }
    }

    private let parts: Parts
    private let curated: CuratedPairs
    private let memory = ConversationMemory()
    private let flights = AnswerFlights()
    /// Names all that decides an answer beside the request.
    private let setting: String

    package init(_ parts: Parts) {
        var parts = parts
        parts.answerer.classifier = parts.classifier
        self.parts = parts
        curated = CuratedPairs(embedder: parts.embedder)
        let tiers = parts.model?.tiers.map(\.rawValue).sorted().joined(separator: ",") ?? ""
        setting = """
            \(parts.policy.fingerprint) \(parts.embedder.fingerprint) \(parts.answerer.threshold) \(tiers) \
            \(parts.settings)
            """
    }

    /// - Parameters:
    ///   - usesCache: whether a kept answer will do, and this one is kept.
    ///   - listener: is told of the answer while it is made.
    /// - Throws: what the store of the documents, the embedder or the listener throws, or `CancellationError`. That a model or a service
    ///   cannot be reached is an answer.
    package func answer(
        _ request: AnswerRequest,
        usesCache: Bool = true,
        heard listener: AnswerListener? = nil
    ) async throws -> Given {
        let request = Self.cleaned(request)
        let key = try AnswerKey(request, setting: setting)
        if usesCache, let kept = try await kept(under: key, request, listener) { return kept }
        let (made, isShared) = try await flights.answer(under: key, heard: listener) { tell in
            try await AnswerRun(parts: parts, curated: curated, memory: memory)
                .answer(request, key: usesCache ? key : nil, isHeard: listener != nil, tell: tell)
        }
        return Given(
            record: made.record,
            cache: !usesCache ? .off : isShared ? .coalesced : .miss,
            traces: made.traces,
            isKeepable: made.isKeepable
        )
    }

    /// Who would answer each thing that is asked, in order: what `answer` decides, at the price of no call.
    ///
    /// Neither a model nor a service is asked, so that a follow-up is made whole by what was spoken of, and an intent has no
    /// second opinion. Kept answers are not looked at.
    ///
    /// - Throws: what the store or the embedder throws.
    package func routes(of request: AnswerRequest) async throws -> [RoutedPart] {
        try await AnswerRun(parts: parts, curated: curated, memory: memory).routes(of: Self.cleaned(request))
    }

    /// Cancels what is under way, and waits for its end.
    package func shutDown() async {
        await flights.shutDown()
    }

    private func kept(
        under key: AnswerKey,
        _ request: AnswerRequest,
        _ listener: AnswerListener?
    ) async throws -> Given? {
        let start = parts.time.now
        guard let kept = try await cached(under: key, in: request.collection) else { return nil }
        if let listener {
            try await listener(.sources(kept.answer.pages))
            for citation in kept.answer.citations { try await listener(.citation(citation)) }
            try await listener(.delta(kept.answer.text))
        }
        var answer = kept.answer
        // It was paid for when it was written.
        answer.stages = []
        // Where no questions are kept it is kept without what was looked for.
        if answer.query.isEmpty { answer.query = request.question }
        let record = AnswerRecord(
            id: kept.recordID ?? "",
            date: parts.time.date,
            request: request,
            answer: answer,
            candidates: [],
            vector: nil,
            promptHash: nil,
            policy: parts.policy.fingerprint,
            milliseconds: (parts.time.now - start) / .milliseconds(1)
        )
        return Given(record: record, cache: .hit)
    }

    /// What cannot be read is made again.
    private func cached(under key: AnswerKey, in collection: String) async throws -> CachedAnswer? {
        do {
            return try await parts.store?.cachedAnswer(for: key, in: collection)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            parts.warn("A kept answer cannot be read: \(error)")
            return nil
        }
    }

    private static func cleaned(_ request: AnswerRequest) -> AnswerRequest {
        var request = request
        request.question = InvisibleCharacters.removed(from: request.question)
        request.history = request.history.map {
            ConversationTurn($0.speaker, InvisibleCharacters.removed(from: $0.text))
        }
        return request
    }
}
