import RAGCore
import Synchronization
import Tracing
import Upstreams

/// How a request finds an answer: in memory, in a flight that is under way, or in one of its own.
extension Gateway {
    enum Opening {
        case hit(ResponseCache.Hit)
        case seat(FlightTable.Seat)
    }

    /// A follower whose leader takes too long.
    private struct Impatience: Error {}

    func open(_ request: Request, _ entry: Entry) -> Opening {
        if let key = request.key, let hit = cache.remembered(key, request.control) {
            if hit.isStale { refresh(key, request, entry) }
            return .hit(hit)
        }
        let seat: FlightTable.Seat
        if request.coalesces, let key = request.flightKey {
            seat = flights.join(key, deadline: request.deadline)
        } else {
            seat = FlightTable.alone(deadline: request.deadline)
        }
        if seat.isLeader { launch(seat.flight, request) } else { accountant.countFollower() }
        return .seat(seat)
    }

    /// Runs `work` as a member of the flight, who leaves when its task is cancelled, its time is up, or it fails.
    ///
    /// A follower of a flight that brings nothing for long goes on in a flight of its own.
    func takePart<Value: Sendable>(
        in seat: FlightTable.Seat,
        _ request: Request,
        _ entry: Entry,
        _ work: @Sendable (FlightTable.Seat) async throws -> Value
    ) async throws -> Value {
        do {
            return try await stay(in: seat, request, work)
        } catch is Impatience {
            accountant.countImpatience()
            let own = FlightTable.alone(deadline: request.deadline)
            launch(own.flight, request)
            return try await takePart(in: own, request, entry, work)
        } catch {
            throw accountant.fail(entry, error, request, seat)
        }
    }

    private func stay<Value: Sendable>(
        in seat: FlightTable.Seat,
        _ request: Request,
        _ work: @Sendable (FlightTable.Seat) async throws -> Value
    ) async throws -> Value {
        let (flight, member) = (seat.flight, seat.member)
        let patience = time.now + configuration.settings.coalescing.followerWait
        let isImpatient = !seat.isLeader && patience < request.deadline
        let ticket = wheel.schedule(at: isImpatient ? patience : request.deadline) {
            flight.leave(member, because: isImpatient ? Impatience() : GatewayError.deadlineExceeded as any Error)
        }
        defer { wheel.takeBack(ticket) }
        return try await withTaskCancellationHandler {
            do {
                return try await work(seat)
            } catch {
                flight.leave(member, because: error)
                throw error
            }
        } onCancel: {
            flight.leave(member, because: CancellationError())
        }
    }

    /// Asks for a stale answer anew, for nobody in particular; one request at a time does. It is a request of its own, with
    /// a line of its own in the ledger of the tenant that it was sent for.
    private func refresh(_ key: ResponseKey, _ request: Request, _ entry: Entry) {
        let deadline = time.now + configuration.settings.deadline
        guard request.control.stores, let flightKey = request.flightKey, cache.claimRefresh(of: key),
            let flight = flights.refresh(flightKey, deadline: deadline)
        else { return }
        var request = request
        // What is in the cache is what has to be replaced.
        request.control.reads = false
        request.coalesces = true
        let own = Entry(refreshFor: entry, at: time)
        flight.attach(
            tasks.start { [request] in
                let ending = await self.run(flight, request)
                // Whoever joined it meanwhile pays.
                if flight.isUnpaid { self.accountant.settleRefresh(own, ending, request, flight) }
            }
        )
    }

    private func launch(_ flight: Flight, _ request: Request) {
        // The call is part of the trace of whoever asks first.
        let context = ServiceContext.current
        flight.attach(
            tasks.start { await ServiceContext.withValue(context) { _ = await self.run(flight, request) } }
        )
    }

    private func run(_ flight: Flight, _ request: Request) async -> Result<Delivery, any Error> {
        let generation = cache.generation
        let ending: Result<Delivery, any Error>
        do {
            if let hit = await cached(request) {
                ending = .success(deliver(hit, to: flight))
            } else {
                let delivery = try await request.fetch(flight)
                store(flight, delivery, request, generation)
                ending = .success(delivery)
            }
        } catch {
            if let hit = await staleAnswer(instead: error, flight, request) {
                ending = .success(deliver(hit, to: flight))
            } else {
                ending = .failure(error is CancellationError ? GatewayError.shutDown : error)
            }
        }
        // The cache is written, then the flight leaves the table, then its members hear: whoever asks after that finds
        // the answer in the cache, or starts anew.
        if request.coalesces, let key = request.flightKey { flights.remove(key, flight) }
        flight.end(ending)
        return ending
    }

    /// Looked for once more by who leads: the flight before may have ended between the look and the lead.
    private func cached(_ request: Request) async -> ResponseCache.Hit? {
        guard let key = request.key, request.control.reads else { return nil }
        if let hit = cache.remembered(key, request.control), !hit.isStale { return hit }
        return await cache.archived(key, request.control)
    }

    private func staleAnswer(
        instead error: any Error,
        _ flight: Flight,
        _ request: Request
    ) async -> ResponseCache.Hit? {
        guard let error = error as? GatewayError, error.allowsStale, flight.frames.isEmpty, let key = request.key
        else { return nil }
        return await cache.fallback(key, request.control)
    }

    private func deliver(_ hit: ResponseCache.Hit, to flight: Flight) -> Delivery {
        for frame in hit.response.frames { flight.append(frame) }
        return Delivery(hit)
    }

    private func store(
        _ flight: Flight,
        _ delivery: Delivery,
        _ request: Request,
        _ generation: MemoryCache.Generation
    ) {
        // A fallback's answer is no answer of the model that was asked for: it is not kept under its name.
        guard request.control.stores, delivery.isWhole, delivery.model == request.model.name, let key = request.key
        else { return }
        let response = CachedResponse(
            frames: flight.frames,
            isStream: request.isStream,
            model: delivery.model,
            upstream: delivery.upstream,
            usage: delivery.usage
        )
        cache.store(response, for: key, tenant: request.tenant, of: generation)
    }
}
