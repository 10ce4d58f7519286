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

    /// A request that failed, or whose caller left. Calls that a flight sent are its payer's.
    ///
    /// - Returns: the error as the caller hears it.
    func fail(_ entry: Entry, _ error: any Error, _ seat: FlightTable.Seat? = nil) -> any Error {
        let code = (error as? GatewayError)?.code ?? (error is CancellationError ? "cancelled" : "internal_error")
        let isPayer = seat.map { $0.flight.isPayer($0.member) } ?? true
        let record = CallRecord(
            date: entry.date,
            requestID: entry.requestID,
            tenant: entry.tenant,
            operation: entry.operation,
            requestedModel: entry.requestedModel,
            model: entry.model,
            failure: code,
            cache: isPayer ? .miss : .coalesced,
            latency: time.now - entry.start,
            attempts: isPayer ? seat?.flight.attempts ?? 0 : 0
        )
        ledger?.record(record)
        measures.count(record)
        logger.debug("a request failed", metadata: ["request_id": "\(entry.requestID)", "error.type": "\(code)"])
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
        let info = ReplyInfo(
            requestID: entry.requestID,
            model: delivery.model,
            upstream: delivery.upstream,
            cache: cache,
            age: age,
            usage: delivery.usage,
            cost: cost,
            attempts: attempts ?? delivery.attempts,
            latency: time.now - entry.start,
            firstToken: delivery.firstToken.map { max(.zero, $0 - entry.start) }
        )
        let record = CallRecord(entry, info)
        ledger?.record(record)
        measures.count(record)
        return info
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

extension CallRecord {
    fileprivate init(_ entry: Entry, _ info: ReplyInfo) {
        self.init(
            date: entry.date,
            requestID: entry.requestID,
            tenant: entry.tenant,
            operation: entry.operation,
            requestedModel: entry.requestedModel,
            model: info.model,
            upstream: info.upstream,
            cache: info.cache,
            usage: info.usage,
            cost: info.cost,
            latency: info.latency,
            firstToken: info.firstToken,
            attempts: info.attempts
        )
    }
}
