import Foundation
import RAGCore
import Routing

/// One way through the pipeline.
struct AnswerRun: Sendable {
    let parts: AnswerPipeline.Parts
    let curated: CuratedPairs
    let memory: ConversationMemory

    /// - Parameters:
    ///   - key: under which the answer is kept; nil keeps it not.
    ///   - isHeard: whether somebody listens while it is made; else it is told whole, and nothing of it is out before
    ///     all of it is checked.
    func answer(
        _ request: AnswerRequest,
        key: AnswerKey?,
        isHeard: Bool,
        tell: @escaping AnswerListener
    ) async throws -> MadeAnswer {
        let start = parts.time.now
        let deadline = start + min(request.patience ?? parts.settings.deadline, parts.settings.deadline)
        let scanner = scanner
        let asked = try await Standalone(scanner: scanner, model: parts.model)
            .question(of: request, patience: deadline - parts.time.now)
        let pieces = MessageSplitter(scanner: scanner).parts(of: asked.text)
        let resolver = resolver(scanner, asks: parts.model)
        let language = request.locale
        let told = Told(tell)
        @Sendable func part(_ text: String, _ tell: AnswerListener?) async throws -> PartAnswer {
            let inquiry = try await resolver.desk.inquiry(
                text,
                language: language,
                isFollowUp: asked.isFollowUp,
                for: request,
                patience: deadline - parts.time.now
            )
            if pieces.count == 1 { try await told.listener(.sources(inquiry.pages)) }
            return try await resolver.answer(inquiry, for: request, deadline: deadline, tell: tell)
        }
        let answers =
            pieces.count == 1
            ? [try await part(pieces[0].standalone, isHeard ? told.listener : nil)]
            : try await Self.sideBySide(pieces) { try await part($0.standalone, nil) }
        var answer =
            answers.count == 1
            ? answers[0].answer : AnswerMerger.merged(answers.map(\.answer), query: asked.text)
        answer.stages = asked.stages + answer.stages
        answer.query = asked.text
        // What no model wrote changes nothing of who writes within the topic.
        let tier = answer.route.outcome.tier ?? (asked.isFollowUp ? memory.tier(before: request) : nil)
        if let tier { memory.note(tier, for: request) }
        // The parts of several were told nothing while they were made.
        if pieces.count > 1 { try await told.listener(.sources(answer.pages)) }
        try await told.rest(of: answer)
        let record = record(answer, answers, request, milliseconds: (parts.time.now - start) / .milliseconds(1))
        // Every part has to stand on pages that are watched, and on nothing else.
        let isKeepable = answer.isAnswerable && answers.allSatisfy { !$0.documents.isEmpty }
        try await keep(record, answers, under: isKeepable ? key : nil)
        return MadeAnswer(record: record, traces: answers.map(\.judgement.trace), isKeepable: isKeepable)
    }

    /// Who would answer each thing that is asked. Nothing is written down, and neither a model nor a service is asked: a
    /// follow-up is made whole by what was spoken of.
    func routes(of request: AnswerRequest) async throws -> [RoutedPart] {
        let scanner = scanner
        let asked = try await Standalone(scanner: scanner, model: nil).question(of: request, patience: .zero)
        let resolver = resolver(scanner, asks: nil)
        var routed: [RoutedPart] = []
        for piece in MessageSplitter(scanner: scanner).parts(of: asked.text) {
            let inquiry = try await resolver.desk.inquiry(
                piece.standalone,
                language: request.locale,
                isFollowUp: asked.isFollowUp,
                for: request,
                patience: .zero
            )
            routed.append(RoutedPart(inquiry, resolver.decision(on: inquiry, for: request)))
        }
        return routed
    }

    private var scanner: EntityScanner {
        EntityScanner(
            products: parts.products,
            today: CalendarDate(parts.time.date)
        )
    }

    /// - Parameter model: who is asked for a second opinion on intents.
    private func resolver(_ scanner: EntityScanner, asks model: (any LanguageModel)?) -> PartResolver {
        PartResolver(
            desk: InquiryDesk(
                answerer: parts.answerer,
                classifier: parts.classifier,
                scanner: scanner,
                curated: curated,
                policy: parts.policy,
                model: model,
                settings: parts.settings
            ),
            writer: parts.model.map { model in
                ModelWriter(model: model, embedder: parts.embedder, settings: parts.settings, time: parts.time)
            },
            shop: parts.shop,
            advice: ProductAdvice(answerer: parts.answerer, products: parts.products),
            memory: memory
        )
    }

    private static func sideBySide(
        _ pieces: [MessagePart],
        _ answer: @escaping @Sendable (MessagePart) async throws -> PartAnswer
    ) async throws -> [PartAnswer] {
        try await withThrowingTaskGroup(of: (Int, PartAnswer).self) { group in
            for (index, piece) in pieces.enumerated() {
                group.addTask { (index, try await answer(piece)) }
            }
            var answers: [Int: PartAnswer] = [:]
            for try await (index, answer) in group { answers[index] = answer }
            return pieces.indices.compactMap { answers[$0] }
        }
    }

    private func record(
        _ answer: Answer,
        _ answers: [PartAnswer],
        _ request: AnswerRequest,
        milliseconds: Double
    ) -> AnswerRecord {
        let used = answers.reduce(into: Set<Int64>()) { $0.formUnion($1.used) }
        let candidates = answers.flatMap(\.judgement.candidates).map { candidate in
            AnswerRecord.Candidate(
                chunkID: candidate.passage.chunkID,
                documentID: candidate.passage.documentID,
                score: candidate.logOdds,
                isUsed: used.contains(candidate.passage.chunkID)
            )
        }
        return AnswerRecord(
            id: parts.makeID(),
            date: parts.time.date,
            request: request,
            answer: answer,
            candidates: candidates,
            vector: answers.first?.judgement.vector,
            promptHash: answers.compactMap(\.promptHash).first,
            policy: parts.policy.fingerprint,
            milliseconds: milliseconds
        )
    }

    /// An answer is not held back by what cannot be written down.
    private func keep(_ record: AnswerRecord, _ answers: [PartAnswer], under key: AnswerKey?) async throws {
        guard let store = parts.store else { return }
        do {
            try await store.record(record)
            guard let key else { return }
            let documents = answers.reduce(into: Set<String>()) { $0.formUnion($1.documents) }
            try await store.cache(
                CachedAnswer(recordID: record.id, answer: record.answer),
                for: key,
                documents: documents.sorted(),
                in: record.request.collection
            )
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            parts.warn("The answer \(record.id) is not kept: \(error)")
        }
    }
}

extension Route.Outcome {
    /// The model that writes it.
    fileprivate var tier: ModelTier? {
        switch self {
        case .cheap: .cheap
        case .strong: .strong
        default: nil
        }
    }
}
