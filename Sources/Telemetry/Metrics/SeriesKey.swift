/// What tells one series from another: the name of the metric and its labels, both as Prometheus writes them.
///
/// Names are brought to Prometheus' alphabet here and not when they are shown: `a.b` and `a_b` are one series, where two of
/// the same name would have the whole page refused. Labels are ordered by their names, so their order does not matter.
struct SeriesKey: Hashable {
    /// What stands for the labels' values once there are too many of them.
    static let otherValue = "other"
    /// Bytes of a label's value that are kept.
    static let valueLimit = 256

    var name: String
    var labels: [MetricFamily.Label]

    init(_ label: String, _ dimensions: [(String, String)] = []) {
        name = PrometheusName.metric(label)
        labels = []
        labels.reserveCapacity(dimensions.count)
        for (name, value) in dimensions {
            let label = MetricFamily.Label(name: PrometheusName.label(name), value: Self.bounded(value))
            // A name may stand once; the first to bear it keeps it.
            if !labels.contains(where: { $0.name == label.name }) { labels.append(label) }
        }
        labels.sort()
    }

    /// The series that takes in this one where there is no room for it.
    var overflow: Self {
        var key = self
        for index in labels.indices { key.labels[index].value = Self.otherValue }
        return key
    }

    private static func bounded(_ value: String) -> String {
        guard value.utf8.count > valueLimit else { return value }
        var end = value.utf8.index(value.startIndex, offsetBy: valueLimit)
        while end.samePosition(in: value.unicodeScalars) == nil { end = value.utf8.index(before: end) }
        return String(value[..<end])
    }
}
