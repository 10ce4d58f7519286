import RAGCore

/// A summary on its way: the groups of a line are found by its numbers, without hashing its names.
struct LedgerTally {
    private var total = LedgerTotals()
    private var models: [LedgerTotals?]
    private var tenants: [LedgerTotals?]
    private var days: [Int: LedgerTotals] = [:]

    /// - Parameter names: how many there are.
    init(names: Int) {
        models = Array(repeating: nil, count: names)
        tenants = models
    }

    mutating func add(_ line: LedgerScan.Line) {
        total.add(line.record)
        models[line.model, default: LedgerTotals()].add(line.record)
        tenants[line.tenant, default: LedgerTotals()].add(line.record)
        days[line.day, default: LedgerTotals()].add(line.record)
    }

    func summary(names: [String]) -> LedgerSummary {
        var summary = LedgerSummary()
        summary.total = total
        for (name, totals) in zip(names, models) { summary.byModel[name] = totals ?? summary.byModel[name] }
        for (name, totals) in zip(names, tenants) { summary.byTenant[name] = totals ?? summary.byTenant[name] }
        for (day, totals) in days { summary.byDay[CalendarDate(daysSince1970: day)] = totals }
        return summary
    }
}

extension [LedgerTotals?] {
    fileprivate subscript(index: Int, default value: @autoclosure () -> LedgerTotals) -> LedgerTotals {
        get { self[index] ?? value() }
        _modify {
            var totals = self[index] ?? value()
            // Given back before it changes, so that there is one copy of its dictionary.
            self[index] = nil
            defer { self[index] = totals }
            yield &totals
        }
    }
}
