/// The series there are, by name and labels, and no more of them than a limit.
///
/// The last tenth of the room is kept for series without labels and for those that take in what has no room, so that a
/// metric which comes late is seen too.
struct SeriesTable {
    struct Family {
        var kind: MetricFamily.Kind
        var series: [[MetricFamily.Label]: any Series]
    }

    private(set) var families: [String: Family] = [:]
    private var count = 0
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// The series of that key, made where there is none.
    ///
    /// - Returns: with `isKept` false, what stands in for it: the one of `key.overflow` where the table is full, and one that
    ///   is not shown where that has no room either, or where the name is that of another kind.
    mutating func series<Wanted: Series>(
        _ key: SeriesKey,
        make: () -> Wanted
    ) -> (series: Wanted, isKept: Bool) {
        if let family = families[key.name], family.kind != Wanted.kind { return (make(), false) }
        if let known = find(key, as: Wanted.self) { return (known, true) }
        if count < limit - limit / 10 { return (insert(make(), key), true) }
        let overflow = key.overflow
        if let known = find(overflow, as: Wanted.self) { return (known, false) }
        guard count < limit else { return (make(), false) }
        return (insert(make(), overflow), overflow == key)
    }

    /// Takes a series out. One that stands in for others stays: they still count there.
    mutating func remove(_ series: AnyObject) {
        for (name, family) in families {
            guard let labels = family.series.first(where: { $0.value === series })?.key else { continue }
            guard labels.isEmpty || labels.contains(where: { $0.value != SeriesKey.otherValue }) else { return }
            families[name]?.series[labels] = nil
            count -= 1
            return
        }
    }

    private func find<Wanted: Series>(_ key: SeriesKey, as _: Wanted.Type) -> Wanted? {
        families[key.name]?.series[key.labels] as? Wanted
    }

    private mutating func insert<Wanted: Series>(_ series: Wanted, _ key: SeriesKey) -> Wanted {
        families[key.name, default: Family(kind: Wanted.kind, series: [:])].series[key.labels] = series
        count += 1
        return series
    }
}
