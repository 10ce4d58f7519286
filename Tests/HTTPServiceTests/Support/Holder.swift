import Access
import Foundation
import RAGCore
import TestSupport

/// Who holds a key, and what it opens. The secrets are the same in each run.
enum Holder: String, CaseIterable, Sendable {
    /// May do all, for the tenant `shop`.
    case admin
    case ask
    case ingest
    /// Asks and ingests for another tenant, which has a collection of its own.
    case rival
    case revoked
    case expired
    /// Asks for `shop`, and reads what is for staff.
    case staff
    /// One request a minute.
    case hurried
    /// Ten tokens a minute.
    case terse
    /// Has a budget of a tenth of a cent a day.
    case poor

    var text: KeyText {
        var generator = SeededGenerator(seed: UInt64(Self.allCases.firstIndex(of: self) ?? 0) + 1)
        return KeyText.mint(using: &generator)
    }

    var key: AccessKey {
        let created = Date(timeIntervalSince1970: 1_780_000_000)
        var key = AccessKey(
            id: text.id,
            name: rawValue,
            secretHash: text.secretHash,
            tenant: "shop",
            collections: ["default", "missing"],
            roles: [.ask],
            created: created
        )
        switch self {
        case .admin: (key.roles, key.collections) = ([.admin], nil)
        case .ask: break
        case .ingest: (key.roles, key.collections) = ([.ingest], ["default", "missing", "new"])
        case .rival: (key.tenant, key.roles, key.collections) = ("rival", [.ask, .ingest], ["rival", "missing"])
        case .revoked: key.revoked = created
        case .expired: key.expires = created + 1
        case .staff: key.audience = ["staff"]
        case .hurried: key.limits = AccessLimits(requestsPerMinute: 1)
        case .terse: key.limits = AccessLimits(tokensPerMinute: 10)
        case .poor: key.limits = AccessLimits(dailyBudget: Money(picodollars: 1_000_000_000))
        }
        return key
    }
}
