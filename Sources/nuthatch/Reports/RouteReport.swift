import RAGCore

/// Who answered and why, as it is written.
struct RouteReport: Encodable {
    var outcome: String
    var intent: Nullable<String>
    var intentProbability: Nullable<Double>
    var model: Nullable<String>
    var rule: Nullable<String>
    var reason: String
    /// What each model would cost, in USD; null where it has no price.
    var prices: [String: Double]

    init(_ route: RAGCore.Route) {
        outcome = route.outcome.rawValue
        intent = Nullable(route.intent?.intent)
        intentProbability = Nullable(route.intent?.probability.rounded(to: 3))
        model = Nullable(route.model)
        rule = Nullable(route.rule)
        reason = route.reason
        prices = Dictionary(uniqueKeysWithValues: route.prices.map { ($0.rawValue, $1.dollars) })
    }
}
