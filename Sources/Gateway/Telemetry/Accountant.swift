import Foundation
import Logging
import Metrics
import RAGCore
import Upstreams

/// Writes each request down once: in the ledger, in the measures and, where something is odd, in the log.
final class Accountant: Sendable {
    private let ledger: (any UsageLedger)?
    private let time: any TimeSource
    private let logger: Logger
    private let measures = Measures()

    init(ledger: (any UsageLedger)?, time: any TimeSource, logger: Logger) {
        self.ledger = ledger
        self.time = time
        self.logger = logger
    }

    /// A request that memory answered.
    func settle(_ entry: Entry, _ hit: ResponseCache.Hit) -> ReplyInfo {
        let delivery = Delivery(hit)
        return settle(entry, delivery, cache: hit.isStale ? .stale : .hit, cost: .zero)
    }

    /// A request that a flight answered: the payer's bill is the upstream's, everybody else's is nothing.
    func settle(_ entry: Entry, _ delivery: Delivery, _ request: Request, _ seat: FlightTable.Seat) -> ReplyInfo {
        if case .cache(_, let isStale) = delivery.source {
            return settle(entry, delivery, cache: isStale ? .stale : .hit, cost: .zero)
        }
        guard seat.flight.isPayer(seat.member) else {
            return settle(entry, delivery, cache: .coalesced, cost: .zero, attempts: 0)
        }
        return settle(entry, delivery, cache: request.missStatus, cost: cost(of: delivery, entry))
    }

    /// A call that was made for nobody who waits: it has its price all the same.
    func settleRefresh(_ entry: Entry, _ ending: Result<Delivery, any Error>, _ request: Request, _ flight: Flight) {
        switch ending {
        case .success(let delivery):
            _ = settle(entry, delivery, cache: request.missStatus, cost: cost(of: delivery, entry))
        case .failure(let error):
            record(CallRecord(entry, error, cache: request.missStatus, attempts: flight.attempts), at: entry)
        }
    }

    /// A request that failed before it was looked for anywhere.
    ///
    /// - Returns: the error as the caller hears it.
    func fail(_ entry: Entry, _ error: any Error) -> any Error {
        record(CallRecord(entry, error, cache: .off), at: entry)
        return error
    }

    /// A request whose caller left while it read a cached answer.
    func fail(_ entry: Entry, _ error: any Error, _ hit: ResponseCache.Hit) -> any Error {
        record(CallRecord(entry, error, cache: hit.isStale ? .stale : .hit, cost: .zero), at: entry)
        return error
    }

    /// A request whose flight failed, or whose caller left it. Calls that were sent are the payer's, and so is the bill,
    /// where the answer came after all.
    func fail(_ entry: Entry, _ error: any Error, _ request: Request, _ seat: FlightTable.Seat) -> any Error {
        guard seat.flight.isPayer(seat.member) else {
            record(CallRecord(entry, error, cache: .coalesced, cost: .zero), at: entry)
            return error
        }
        var line = CallRecord(entry, error, cache: request.missStatus, attempts: seat.flight.attempts)
        if let delivery = seat.flight.delivery, delivery.source == .upstream {
            line.upstream = delivery.upstream
            line.usage = delivery.usage
            line.cost = cost(of: delivery, entry)
        }
        record(line, at: entry)
        return error
    }

    func countFollower() {
        measures.followers.increment()
    }

    func countImpatience() {
        measures.impatience.increment()
    }

    private func settle(
        _ entry: Entry,
        _ delivery: Delivery,
        cache: CallRecord.CacheStatus,
        cost: Money?,
        attempts: Int? = nil
    ) -> ReplyInfo {
        var age: Duration?
        if case .cache(let cachedFor, _) = delivery.source { age = cachedFor }
        let latency = time.now - entry.start
        let info = ReplyInfo(
            requestID: entry.requestID,
            model: delivery.model,
            upstream: delivery.upstream,
            cache: cache,
            age: age,
            usage: delivery.usage,
            cost: cost,
            attempts: attempts ?? delivery.attempts,
            latency: latency,
            upstreamTime: delivery.took.map { min($0, latency) },
            firstToken: delivery.firstToken.map { max(.zero, $0 - entry.start) }
        )
        record(CallRecord(entry, info))
        if delivery.isHedged { record(CallRecord(hedgeOf: entry, info)) }
        return info
    }

    private func record(_ line: CallRecord) {
        ledger?.record(line)
        measures.count(line)
    }

    private func record(_ failure: CallRecord, at entry: Entry) {
        var line = failure
        line.latency = time.now - entry.start
        record(line)
        logger.debug(
            "a request failed",
            metadata: ["request_id": "\(entry.requestID)", "error.type": "\(line.failure ?? "")"]
        )
    }

    private func cost(of delivery: Delivery, _ entry: Entry) -> Money? {
        guard let usage = delivery.usage else {
            warn("the upstream did not say how many tokens it used, so the cost is unknown", entry, delivery)
            return nil
        }
        guard let price = delivery.price else {
            warn("the model has no price, so the cost is unknown", entry, delivery)
            return nil
        }
        return price.cost(of: usage)
    }

    private func warn(_ message: Logger.Message, _ entry: Entry, _ delivery: Delivery) {
        logger.warning(
            message,
            metadata: [
                "request_id": "\(entry.requestID)", "gen_ai.response.model": "\(delivery.model)",
                "upstream": "\(delivery.upstream)",
            ]
        )
    }
}
