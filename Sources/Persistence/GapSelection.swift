package import Foundation
import GRDB

/// Which of a collection's gaps are asked for.
package struct GapSelection: Sendable {
    /// None from before.
    package var since: Date
    /// Whose; nil for everybody's.
    package var tenant: String?
    package var limit: Int

    package init(since: Date = .distantPast, tenant: String? = nil, limit: Int) {
        self.since = since
        self.tenant = tenant
        self.limit = limit
    }

    /// What the conditions on `f.collection_id`, `f.asked_at`, `r.tenant` and the count are told, `?1` to `?5`.
    ///
    /// - Parameter end: before which nothing is kept any more, in microseconds.
    func arguments(_ collection: Int64, end: Int64) -> StatementArguments {
        [collection, end, Microseconds.since1970(since), tenant.map { Data($0.utf8) }, max(0, limit)]
    }

    static let condition = """
        f.collection_id = ?1 AND f.asked_at > ?2 AND f.asked_at >= ?3 AND (?4 IS NULL OR r.tenant = ?4)
        """
}
