package import Foundation

/// Which lines of the ledger are meant; nil leaves a side open, or means all.
package struct LedgerSelection: Sendable {
    package var since: Date?
    /// The first moment that is no longer meant.
    package var until: Date?
    package var tenant: String?
    /// As the catalogue names it.
    package var model: String?

    package init(since: Date? = nil, until: Date? = nil, tenant: String? = nil, model: String? = nil) {
        self.since = since
        self.until = until
        self.tenant = tenant
        self.model = model
    }
}
