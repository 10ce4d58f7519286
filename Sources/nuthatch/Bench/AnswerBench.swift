import Answering
import Foundation
import LocalEmbedding
import Persistence
import RAGCore
import ReplyFormat
import Retrieval
import Routing

/// The measurements of `bench answer`.
struct AnswerBench: Sendable {
    struct Report: Encodable {
        struct Stages: Encodable {
            var embed: Latency
            var search: Latency
            var judgement: Latency
            var classify: Latency
            var entities: Latency
        }

        var chunks: Int
        var questions: Int
        var rounds: Int
        /// With the marks at both ends.
        var tokens: Latency
        var stagesMs: Stages
        var totalMs: Latency
    }

    private struct Times {
        var embed: [Double] = []
        var search: [Double] = []
        var judgement: [Double] = []
        var classify: [Double] = []
        var entities: [Double] = []
        var total: [Double] = []
    }

    let session: AnswerSession
    let texts: [String]
    let rounds: Int

    func run() async throws -> Report {
        var parts = session.parts
        parts.model = UnaskedModel()
        parts.settings.intentByModel = .never
        let pipeline = AnswerPipeline(parts)
        var times = Times()
        for text in texts.prefix(32) { _ = try await pipeline.routes(of: request(text)) }
        for _ in 0..<rounds {
            for text in texts { try await time(text, parts, pipeline, &times) }
        }
        let collection = session.workspace.settings.collection
        let status = try await session.workspace.store.status().collections.first { $0.name == collection }
        let tokens = session.embedder.tokenize(texts).map { Double($0.ids.count) }
        return Report(
            chunks: status?.chunks ?? 0,
            questions: texts.count,
            rounds: rounds,
            tokens: Latency(tokens),
            stagesMs: .init(
                embed: Latency(times.embed),
                search: Latency(times.search),
                judgement: Latency(times.judgement),
                classify: Latency(times.classify),
                entities: Latency(times.entities)
            ),
            totalMs: Latency(times.total)
        )
    }

    private func time(
        _ text: String,
        _ parts: AnswerPipeline.Parts,
        _ pipeline: AnswerPipeline,
        _ times: inout Times
    ) async throws {
        let request = request(text)
        // First, so that no stage by itself has warmed the caches for it.
        var start = ContinuousClock.now
        _ = try await pipeline.routes(of: request)
        times.total.append(lap(&start))
        let vector = try await parts.embedder.embed(text).vector
        times.embed.append(lap(&start))
        _ = try await session.retriever.search(
            SearchRequest(text: text, collection: request.collection, limit: Answerer.candidateLimit)
        )
        times.search.append(lap(&start))
        _ = try await parts.answerer.judgement(of: request)
        times.judgement.append(lap(&start))
        _ = parts.classifier.classify(vector, text: text)
        times.classify.append(lap(&start))
        let today = CalendarDate(daysSince1970: Int(Date().timeIntervalSince1970 / 86_400))
        _ = EntityScanner(products: parts.products, today: today).entities(in: text)
        times.entities.append(lap(&start))
    }

    private func request(_ text: String) -> AnswerRequest {
        AnswerRequest(question: text, collection: session.workspace.settings.collection)
    }

    private func lap(_ start: inout ContinuousClock.Instant) -> Double {
        let now = ContinuousClock.now
        defer { start = .now }
        return (now - start).milliseconds
    }
}

/// A model that has its price and says nothing, so that prompts are made and not sent.
private struct UnaskedModel: LanguageModel {
    struct Asked: Error {}

    let tiers = Set(ModelTier.allCases)

    func reply(to prompt: ModelPrompt, heard listener: ModelListener?) async throws -> ModelReply { throw Asked() }

    func cost(of usage: TokenUsage, tier: ModelTier) -> Money? { Money(picodollars: 1) }
}
