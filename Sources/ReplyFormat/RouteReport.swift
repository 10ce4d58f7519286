package import RAGCore

/// Who answered and why, as it is written.
package struct RouteReport: Encodable {
    package var outcome: String
    package var intent: Nullable<String>
    package var intentProbability: Nullable<Double>
    package var model: Nullable<String>
    package var rule: Nullable<String>
    package var reason: String
    /// What each model would cost, in USD; null where it has no price.
    package var prices: [String: Double]

    package init(_ route: RAGCore.Route) {
        outcome = route.outcome.rawValue
        intent = Nullable(route.intent?.intent)
        intentProbability = Nullable(route.intent?.probability.rounded(to: 3))
        model = Nullable(route.model)
        rule = Nullable(route.rule)
        reason = route.reason
        prices = Dictionary(uniqueKeysWithValues: route.prices.map { ($0.rawValue, $1.dollars) })
    }
}
