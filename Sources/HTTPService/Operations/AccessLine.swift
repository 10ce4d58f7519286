import Hummingbird
import Logging
import RAGCore
import ReplyFormat

/// A line of the access log: what was asked for and how it went; never what was said.
enum AccessLine {
    static func metadata(
        _ request: Request,
        _ exchange: Exchange,
        _ notes: Exchange.Notes,
        took: Duration,
        status: Int
    ) -> Logger.Metadata {
        var line: Logger.Metadata = [
            "request_id": "\(exchange.requestID)", "method": "\(request.method.rawValue)",
            "route": "\(notes.route.isEmpty ? "-" : notes.route)", "status": "\(status)",
            "took_ms": "\(took.milliseconds)",
        ]
        line["service"] = exchange.serviceName.map { "\($0)" }
        line["key"] = notes.keyID.map { "\($0)" }
        line["tenant"] = notes.tenant.isEmpty ? nil : "\(notes.tenant)"
        line["code"] = notes.failure.map { "\($0.rawValue)" }
        line["intent"] = notes.intent.map { "\($0)" }
        if let usage = notes.usage {
            line["model"] = "\(usage.model)"
            line["cache"] = "\(usage.cache.rawValue)"
            line["tokens"] = "\(usage.tokens.input + usage.tokens.output)"
            line["cost_usd"] = usage.cost.map { "\(DecimalText.dollars($0))" }
        }
        return line
    }
}
