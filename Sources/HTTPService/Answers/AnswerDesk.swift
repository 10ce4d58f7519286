import Access
import Answering
import RAGCore

/// Takes a question to the collection that it is for, on behalf of who asks.
struct AnswerDesk: Sendable {
    let parts: ServiceParts

    /// - Throws: `ServiceFailure` where there is no such collection for the caller.
    func room(_ name: String, for caller: Caller) async throws -> CollectionRoom {
        guard caller.sees(name), let room = try await parts.collections.room(name) else {
            throw ServiceFailure.collectionNotFound(name)
        }
        return room
    }

    /// The question with what comes from the key and the connection, whatever the body says.
    func addressed(_ request: AnswerRequest, _ context: ServiceContext) -> AnswerRequest {
        var request = request
        request.tenant = context.caller.tenant
        request.patience = context.exchange.patience
        request.filter = filter(request.filter, for: context.caller)
        return request
    }

    /// Documents that the caller may read and that hold today.
    func filter(_ wished: Filter?, for caller: Caller) -> Filter {
        let always: [Filter] = [.readable(by: caller.audience), .validOn(CalendarDate(parts.time.date))]
        return .and((wished.map { [$0] } ?? []) + always)
    }

    /// Answers, and notes for headers, log and metrics how.
    func answer(
        _ request: AnswerRequest,
        usesCache: Bool,
        in room: CollectionRoom,
        _ context: ServiceContext,
        heard listener: AnswerListener? = nil
    ) async throws -> AnswerPipeline.Given {
        let given = try await work(request, usesCache: usesCache, in: room, context, heard: listener)
        context.exchange.note { notes in
            notes.usage = Exchange.Usage(given)
            notes.intent = given.record.answer.route.intent?.intent
            notes.isAnswer = true
            notes.isAnswerable = given.record.answer.isAnswerable
        }
        return given
    }

    /// By whoever the policy names; where no model may be asked now, by the sources alone.
    private func work(
        _ request: AnswerRequest,
        usesCache: Bool,
        in room: CollectionRoom,
        _ context: ServiceContext,
        heard listener: AnswerListener?
    ) async throws -> AnswerPipeline.Given {
        guard room.asksModels else {
            return try await parts.admission.withPermit(.kept) {
                try await room.pipeline.answer(request, usesCache: usesCache, heard: listener)
            }
        }
        let permit: AdmissionPermit
        do {
            permit = try await parts.admission.acquire(.paid)
        } catch is AccessError {
            var given = try await parts.admission.withPermit(.kept) {
                try await room.quoting.answer(request, usesCache: usesCache, heard: listener)
            }
            // As soon as there is room a model is to write it.
            given.isKeepable = false
            return given
        }
        defer { parts.admission.release(permit) }
        return try await metered(request, context) {
            try await room.pipeline.answer(request, usesCache: usesCache, heard: listener)
        }
    }

    /// Holds the key to its tokens a minute and its budget.
    private func metered(
        _ request: AnswerRequest,
        _ context: ServiceContext,
        _ answer: () async throws -> AnswerPipeline.Given
    ) async throws -> AnswerPipeline.Given {
        // Most of it is the sources that go with the question.
        let estimate = CallUse(tokens: 1_500 + request.question.utf8.count / 4, cost: .zero)
        if let failure = ServiceFailure(parts.meter.admitCall(of: context.caller, estimate), of: "tokens") {
            throw failure
        }
        do {
            let given = try await answer()
            let usage = Exchange.Usage(given)
            let used = CallUse(tokens: usage.tokens.input + usage.tokens.output, cost: usage.cost ?? .zero)
            // Of what an upstream does not count, the estimate stands.
            let isCounted = given.record.answer.stages.allSatisfy { $0.usage != nil }
            parts.meter.settle(estimate, of: context.caller, used: isCounted ? used : nil)
            return given
        } catch {
            parts.meter.settle(estimate, of: context.caller, used: CallUse.none)
            throw error
        }
    }

    /// What a caller is told of an error; nil where the caller has left.
    func failure(_ error: any Error) -> ServiceFailure? { ServiceFailure(error, explain: parts.explain) }
}

extension Exchange.Usage {
    init(_ given: AnswerPipeline.Given) {
        let answer = given.record.answer
        let stages = answer.stages
        model = answer.route.model ?? stages.last?.model ?? answer.route.outcome.rawValue
        tokens = stages.reduce(into: TokenUsage(input: 0, output: 0)) { sum, stage in
            sum.input += stage.usage?.input ?? 0
            sum.output += stage.usage?.output ?? 0
        }
        cost = stages.reduce(Money?.some(.zero)) { sum, stage in
            guard let sum, let cost = stage.cost else { return nil }
            return sum + cost
        }
        cache = given.cache
        // A refusal is no answer that somebody would have paid for.
        let strong = answer.isAnswerable ? answer.route.prices[.strong] ?? .zero : .zero
        saved = Money(picodollars: max(0, strong.picodollars - (cost ?? .zero).picodollars))
        let waits = stages.compactMap(\.milliseconds)
        upstream = waits.isEmpty ? nil : .milliseconds(1) * waits.reduce(0, +)
    }
}
