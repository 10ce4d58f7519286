import Access
import Foundation
import RAGCore
import ReplyFormat
import Reporting

/// A key as it is listed; and, once, with its text.
struct KeyReport: Encodable {
    var id: String
    var prefix: String
    var name: String
    var tenant: String
    var collections: Nullable<[String]>
    var audience: Nullable<[String]>
    var roles: [String]
    var requestsPerMinute: Nullable<Int>
    var tokensPerMinute: Nullable<Int>
    var dailyBudgetUsd: Nullable<Double>
    var spentTodayUsd: Double
    var state: String
    var createdAt: String
    var expiresAt: Nullable<String>
    var revokedAt: Nullable<String>
    /// The whole key, of one that was just made.
    var key: String?
    private let limits: AccessLimits
    private let spent: Money

    private enum CodingKeys: String, CodingKey {
        case id, prefix, name, tenant, collections, audience, roles, requestsPerMinute, tokensPerMinute
        case dailyBudgetUsd, spentTodayUsd, state, createdAt, expiresAt, revokedAt, key
    }

    init(_ key: AccessKey, spent: Money, at date: Date, text: KeyText? = nil) {
        id = key.id
        prefix = KeyText.prefix(of: key.id)
        name = key.name
        tenant = key.tenant
        collections = Nullable(key.collections)
        audience = Nullable(key.audience)
        roles = AccessRole.allCases.filter(key.roles.contains).map(\.rawValue)
        requestsPerMinute = Nullable(key.limits.requestsPerMinute)
        tokensPerMinute = Nullable(key.limits.tokensPerMinute)
        dailyBudgetUsd = Nullable(key.limits.dailyBudget?.dollars)
        spentTodayUsd = spent.dollars
        state = key.state(at: date).rawValue
        createdAt = key.created.formatted(.iso8601)
        expiresAt = Nullable(key.expires?.formatted(.iso8601))
        revokedAt = Nullable(key.revoked?.formatted(.iso8601))
        self.key = text?.text
        limits = key.limits
        self.spent = spent
    }

    static func lines(_ keys: [KeyReport]) -> [String] {
        guard !keys.isEmpty else { return ["There is no key; nuthatch keys create makes one."] }
        let header = ["key", "name", "tenant", "roles", "collections", "limits", "spent today", "state"]
        return TextColumns.lines([header] + keys.map(\.cells), right: [6])
    }

    private var cells: [String] {
        [
            prefix, name, tenant.isEmpty ? "-" : tenant, roles.joined(separator: ","),
            collections.value?.joined(separator: ",") ?? "all", limitText, MoneyText.dollars(spent), stateText,
        ]
    }

    private var limitText: String {
        let texts = [
            limits.requestsPerMinute.map { "\($0)/min" },
            limits.tokensPerMinute.map { "\($0) tokens/min" },
            limits.dailyBudget.map { "\(MoneyText.dollars($0)) USD/day" },
        ].compactMap(\.self)
        return texts.isEmpty ? "none" : texts.joined(separator: ", ")
    }

    private var stateText: String {
        guard state == AccessKey.State.active.rawValue, let end = expiresAt.value else { return state }
        return "\(state) until \(end)"
    }
}
