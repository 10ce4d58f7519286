/// What is wrong with a setting, or why a call may not start.
package enum ResilienceError: Error, Equatable, CustomStringConvertible {
    case setting(String, value: String, rule: String)
    case tooManyTokens(Int, perMinute: Int)
    case rateLimited(wait: Duration)
    case queueFull(limit: Int, wait: Duration)

    package var description: String {
        switch self {
        case .setting(let name, let value, let rule):
            "The setting \(name) is \(value); it must be \(rule)."
        case .tooManyTokens(let tokens, let perMinute):
            """
            The call may use \(tokens) tokens; the limit of this upstream is \(perMinute) tokens a minute, so it can never \
            start. Ask for fewer output tokens, or send a shorter prompt.
            """
        case .rateLimited(let wait):
            "The rate limit of this upstream lets the call start in \(wait), after its deadline. Try again then."
        case .queueFull(let limit, let wait):
            "\(limit) calls already wait for the rate limit of this upstream, and no more may. Try again in \(wait)."
        }
    }

    /// After how long another try makes sense, for a Retry-After. Nil where it never does.
    package var retryAfter: Duration? {
        switch self {
        case .setting, .tooManyTokens: nil
        case .rateLimited(let wait), .queueFull(_, let wait): wait
        }
    }

    /// Throws unless `value` is in `allowed`.
    static func check<Value: Comparable>(
        _ name: String,
        _ value: Value,
        in allowed: ClosedRange<Value>
    ) throws(ResilienceError) {
        guard !allowed.contains(value) else { return }
        throw .setting(name, value: "\(value)", rule: "from \(allowed.lowerBound) to \(allowed.upperBound)")
    }
}
