/// Writes metrics in the text format of Prometheus, version 0.0.4.
/// https://prometheus.io/docs/instrumenting/exposition_formats/
package struct PrometheusText {
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private var text = ""

    /// The page of a registry.
    package static func page(of registry: MetricsRegistry) -> String {
        page(of: registry.families())
    }

    package static func page(of families: [MetricFamily]) -> String {
        var page = Self()
        for family in families where !family.samples.isEmpty { page.append(family) }
        return page.text
    }

    private mutating func append(_ family: MetricFamily) {
        text += "# TYPE \(family.name) \(family.kind.rawValue)\n"
        for sample in family.samples {
            let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
            switch sample.value {
            case .number(let value): append(family.name, labels, Self.number(value))
            case .histogram(let reading): append(family.name, labels, reading)
            }
        }
    }

    private mutating func append(_ name: String, _ labels: String, _ reading: MetricFamily.Histogram) {
        let prefix = labels.isEmpty ? "" : labels + ","
        var count: UInt64 = 0
        for (bound, inBucket) in zip(reading.bounds + [.infinity], reading.counts) {
            count &+= inBucket
            append(name + "_bucket", "\(prefix)le=\"\(Self.number(bound))\"", "\(count)")
        }
        append(name + "_sum", labels, Self.number(reading.sum))
        append(name + "_count", labels, "\(count)")
    }

    private mutating func append(_ name: String, _ labels: String, _ value: String) {
        text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
    }

    /// As Go reads it; whole numbers without a point.
    private static func number(_ value: Double) -> String {
        if let whole = Int64(exactly: value) { return "\(whole)" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        return value.isNaN ? "NaN" : "\(value)"
    }

    private static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: { [0x0A, 0x22, 0x5C].contains($0) }) else { return value }
        var escaped = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            case "\"", "\\": escaped.append(contentsOf: ["\\", scalar])
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
