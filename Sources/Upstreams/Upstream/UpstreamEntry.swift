/// A place where models are served: an OpenAI-compatible API.
package struct UpstreamEntry: Sendable, Equatable {
    package var name: String
    package var baseURL: BaseURL
    package var credentials: Credentials
    package var models: ServedModels
    /// The lowest number is asked first; the next where none of those can answer.
    package var priority: Int
    /// Its share of the calls among the upstreams of one priority: of 95 and 5, the second gets 5 %. 0 gets none.
    package var weight: Int
    package var limits: Limits
    package var headers: ExtraHeaders
    package var timeouts: Timeouts
    package var breaker: Breaker
    /// Calls in all that one request may make here, the first included.
    package var attempts: Int

    package init(
        name: String,
        baseURL: BaseURL,
        credentials: Credentials,
        models: ServedModels = .all,
        priority: Int = 1,
        weight: Int = 1,
        limits: Limits = Limits(),
        headers: ExtraHeaders = ExtraHeaders(),
        timeouts: Timeouts = Timeouts(),
        breaker: Breaker = Breaker(),
        attempts: Int = GatewaySettings.Retry().attempts
    ) {
        self.name = name
        self.baseURL = baseURL
        self.credentials = credentials
        self.models = models
        self.priority = priority
        self.weight = weight
        self.limits = limits
        self.headers = headers
        self.timeouts = timeouts
        self.breaker = breaker
        self.attempts = attempts
    }

    /// The keys to call it with; none where it wants none.
    package var keys: [Secret] {
        get throws(UnconfiguredUpstream) {
            switch credentials {
            case .keys(let keys): return keys
            case .keyless: return []
            case .missing(let variables): throw UnconfiguredUpstream(upstream: name, variables: variables)
            }
        }
    }

    package static let standardName = "holysheep"
    package static let standardBaseURL = "https://api.holysheep.ai/v1"
    /// The environment variables of the default upstream's key; the first that is set counts.
    package static let standardVariables = ["NUTHATCH_API_KEY", "HOLYSHEEP_API_KEY"]
}
