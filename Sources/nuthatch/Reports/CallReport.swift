import Gateway
import RAGCore
import ReplyFormat
import Upstreams

/// How a call was answered and what it cost, as commands write it.
struct CallReport: Encodable {
    struct Tokens: Encodable {
        var input: Int
        var output: Int
        var cachedInput: Int

        init(_ usage: TokenUsage) {
            input = usage.input
            output = usage.output
            cachedInput = usage.cachedInput
        }
    }

    var text: Nullable<String>
    var model: String
    var upstream: String
    var cache: String
    var usage: Nullable<Tokens>
    var costUsd: Nullable<Double>
    var costCny: Nullable<Double>
    var attempts: Int
    var latencyMs: Double
    var firstTokenMs: Nullable<Double>
    var requestId: String

    init(text: String?, _ info: ReplyInfo, _ rate: ExchangeRate) {
        self.text = Nullable(text)
        model = info.model
        upstream = info.upstream
        cache = info.cache.rawValue
        usage = Nullable(info.usage.map(Tokens.init))
        costUsd = Nullable(info.cost?.dollars)
        costCny = Nullable(info.cost.map(rate.yuan))
        attempts = info.attempts
        latencyMs = info.latency.milliseconds
        firstTokenMs = Nullable(info.firstToken?.milliseconds)
        requestId = info.requestID
    }

    /// `deepseek-v3.2 at holysheep: 120 tokens in, 20 out, 0.0000252 USD, 812 ms`
    static func line(_ info: ReplyInfo) -> String {
        var parts: [String] = []
        if let usage = info.usage { parts.append("\(usage.input) tokens in, \(usage.output) out") }
        switch info.cache {
        case .hit, .stale, .coalesced: parts.append("free (\(info.cache.rawValue))")
        case .miss, .off: parts.append(info.cost.map { "\(MoneyText.dollars($0)) USD" } ?? "cost unknown")
        }
        parts.append("\(Int(info.latency.milliseconds.rounded())) ms")
        return "\(info.model) at \(info.upstream): " + parts.joined(separator: ", ")
    }
}
