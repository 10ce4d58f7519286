package import RAGCore

/// What the ledger says of a selection of its lines.
package struct LedgerSummary: Sendable, Equatable {
    package var total = LedgerTotals()
    /// By the name in the catalogue; the empty one where a model was unknown.
    package var byModel: [String: LedgerTotals] = [:]
    package var byTenant: [String: LedgerTotals] = [:]
    /// Days of UTC.
    package var byDay: [CalendarDate: LedgerTotals] = [:]

    package init() {}
}
