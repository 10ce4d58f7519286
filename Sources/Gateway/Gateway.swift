package import Logging
package import RAGCore
package import Transport
package import Upstreams
import WireFormat

/// The one way to every model: cached, coalesced, limited, spared when it is sick, and accounted for.
///
/// A request is looked for in the cache; else it joins an equal one in flight, or becomes one. The call itself goes
/// through `Dispatcher`. Every request, however it was answered, is one line of the ledger.
package final class Gateway: Sendable {
    package let configuration: GatewayConfiguration
    let time: any TimeSource
    let random: SharedGenerator
    let cache: ResponseCache
    let flights = FlightTable()
    let tasks = BackgroundTasks()
    let wheel: DeadlineWheel
    let dispatcher: Dispatcher
    let batcher: EmbeddingBatcher
    let accountant: Accountant

    /// - Parameters:
    ///   - ledger: where each request is written down; nil for nowhere.
    ///   - archive: where cached answers survive a restart; nil for memory alone.
    package init(
        configuration: GatewayConfiguration,
        transport: any HTTPTransport,
        ledger: (any UsageLedger)? = nil,
        archive: (any ResponseArchive)? = nil,
        time: any TimeSource = SystemTime(),
        random: SharedGenerator = SharedGenerator(),
        logger: Logger = Logger(label: "nuthatch.gateway")
    ) {
        self.configuration = configuration
        self.time = time
        self.random = random
        cache = ResponseCache(settings: configuration.settings.cache, archive: archive, time: time, random: random)
        wheel = DeadlineWheel(time: time, tasks: tasks)
        accountant = Accountant(ledger: ledger, time: time, logger: logger)
        dispatcher = Dispatcher(
            configuration: configuration,
            transport: transport,
            time: time,
            random: random,
            tasks: tasks,
            logger: logger
        )
        batcher = EmbeddingBatcher(
            settings: configuration.settings.batching,
            dispatcher: dispatcher,
            time: time,
            tasks: tasks
        )
    }

    /// A plain answer, whatever the request says of streaming.
    ///
    /// - Throws: `GatewayError`, or `CancellationError` where the calling task is cancelled.
    package func chat(_ call: ChatCall) async throws -> ChatReply {
        let (entry, request) = try prepare(call, .chat)
        switch open(request, entry) {
        case .hit(let hit):
            return ChatReply(body: hit.response.frames.first ?? [], info: accountant.settle(entry, hit))
        case .seat(let seat):
            return try await takePart(in: seat, request, entry) { seat in
                let body = try await seat.flight.frame(0, for: seat.member) ?? []
                let delivery = try await seat.flight.delivery(for: seat.member)
                return ChatReply(body: body, info: self.accountant.settle(entry, delivery, request, seat))
            }
        }
    }

    /// An answer as a stream, whatever the request says of it. It throws before the stream begins where there is none to
    /// begin: what is thrown while it is read broke it off.
    ///
    /// - Throws: `GatewayError`, or `CancellationError` where the calling task is cancelled.
    package func stream(_ call: ChatCall) async throws -> ReplyStream {
        let (entry, request) = try prepare(call, .stream)
        switch open(request, entry) {
        case .hit(let hit):
            return ReplyStream(replaying: hit, entry: entry, accountant: accountant)
        case .seat(let seat):
            return try await takePart(in: seat, request, entry) { seat in
                // The first frame decides whether there is a stream at all.
                _ = try await seat.flight.frame(0, for: seat.member)
                return ReplyStream(following: seat, request, entry: entry, gateway: self)
            }
        }
    }

    /// Drops the cached answers of `tenant`, or of all.
    ///
    /// Answers that are under way now go to those who wait for them, and are neither kept nor shared with whoever comes
    /// later.
    package func forgetAnswers(of tenant: String?) async throws {
        flights.removeAll()
        try await cache.removeAll(tenant: tenant)
    }

    /// Ends every call and timer; whoever still waits hears `GatewayError.shutDown`.
    package func shutDown() async {
        await tasks.shutDown()
    }

    private func prepare(_ call: ChatCall, _ operation: CallRecord.Operation) throws -> (Entry, Request) {
        var entry = Entry(call, operation, at: time)
        do {
            let model = try chatModel(call.request.model)
            entry.model = model.name
            return (entry, request(call, model, operation))
        } catch {
            throw accountant.fail(entry, error)
        }
    }

    private func chatModel(_ name: String?) throws -> ModelEntry {
        guard let name else {
            throw GatewayError.invalidRequest("The request names no model; add \"model\", such as \"deepseek-v3.2\".")
        }
        let model = try catalogued(name)
        guard model.kind == .chat else {
            throw GatewayError.invalidRequest("“\(model.name)” makes embeddings, not answers; name a chat model.")
        }
        return model
    }

    /// - Throws: `GatewayError.unknownModel`.
    func catalogued(_ name: String) throws -> ModelEntry {
        do {
            return try configuration.catalogue.resolve(name)
        } catch {
            throw GatewayError.unknownModel(error)
        }
    }

    private func request(_ call: ChatCall, _ model: ModelEntry, _ operation: CallRecord.Operation) -> Request {
        let settings = configuration.settings
        // Tools act: what they did for one caller is no answer to another.
        let isPlain = !call.request.hasTools
        let reads = settings.cache.isEnabled && model.caches && isPlain && call.cache.reads
        let stores = settings.cache.isEnabled && model.caches && isPlain && call.cache.stores
        let coalesces =
            settings.coalescing.isEnabled && model.coalesces && isPlain && call.coalesces && call.cache.reads
        let isStream = operation == .stream
        let dispatch = ChatDispatch(
            request: call.request,
            model: model,
            isStream: isStream,
            hedges: (call.hedges || settings.hedges) && !isStream
        )
        let needsKey = reads || stores || coalesces
        return Request(
            key: needsKey ? RequestKey.key(of: call, model: model.name, isStream: isStream) : nil,
            control: CacheControl(
                reads: reads,
                stores: stores,
                maximumAge: call.cache.maximumAge,
                namespace: call.cache.namespace
            ),
            coalesces: coalesces,
            tenant: call.tenant,
            model: model,
            deadline: time.now + min(call.patience ?? settings.deadline, settings.deadline),
            isStream: isStream,
            fetch: { [dispatcher] flight in try await dispatcher.chat(dispatch, flight) }
        )
    }
}
