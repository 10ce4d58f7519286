import Metrics
import RAGCore
import Telemetry
import TestSupport
import Testing

@Suite struct PrometheusTextTests {
    @Test func `the page has each kind as Prometheus reads it`() {
        let registry = MetricsRegistry(standardBounds: .init([0.25, 1]))
        Counter(label: "nuthatch_requests_total", dimensions: [("model", "m"), ("cache", "hit")], factory: registry)
            .increment(by: 12)
        FloatingPointCounter(label: "cost.total", factory: registry).increment(by: 0.125)
        let duration = Recorder(label: "overhead_seconds", dimensions: [("op", "chat")], factory: registry)
        for value in [0.25, 0.5, 7] { duration.record(value) }
        Recorder(label: "followers", factory: registry).record(1)
        Gauge(label: "in.flight", factory: registry).record(-3)
        #expect(
            PrometheusText.page(of: registry) == """
                # TYPE cost_total counter
                cost_total 0.125
                # TYPE followers histogram
                followers_bucket{le="0.25"} 0
                followers_bucket{le="1"} 1
                followers_bucket{le="+Inf"} 1
                followers_sum 1
                followers_count 1
                # TYPE in_flight gauge
                in_flight -3
                # TYPE nuthatch_metrics_dropped_series_total counter
                nuthatch_metrics_dropped_series_total 0
                # TYPE nuthatch_requests_total counter
                nuthatch_requests_total{cache="hit",model="m"} 12
                # TYPE overhead_seconds histogram
                overhead_seconds_bucket{op="chat",le="0.25"} 1
                overhead_seconds_bucket{op="chat",le="1"} 2
                overhead_seconds_bucket{op="chat",le="+Inf"} 3
                overhead_seconds_sum{op="chat"} 7.75
                overhead_seconds_count{op="chat"} 3

                """
        )
    }

    @Test(arguments: [
        (1e15, "1000000000000000"), (0.1, "0.1"), (-0.5, "-0.5"), (1e300, "1e+300"), (1e-9, "1e-09"), (.nan, "NaN"),
        (.infinity, "+Inf"), (-.infinity, "-Inf"),
    ])
    func `numbers are written as Go reads them`(value: Double, text: String) {
        let registry = MetricsRegistry()
        Gauge(label: "g", factory: registry).record(value)
        #expect(PrometheusText.page(of: registry).hasPrefix("# TYPE g gauge\ng \(text)\n"))
    }

    @Test(arguments: [
        ("gen_ai.client.token.usage", "gen_ai_client_token_usage"), ("a:b", "a:b"), ("9lives", "_9lives"), ("", "_"),
        ("é-x y", "__x_y"), ("x\n} 1", "x___1"),
    ])
    func `names keep to the alphabet`(label: String, name: String) {
        let registry = MetricsRegistry()
        Counter(label: label, factory: registry).increment()
        #expect(PrometheusText.page(of: registry).contains("# TYPE \(name) counter\n\(name) 1\n"))
    }

    @Test(arguments: [("error.type", "error_type"), ("a:b", "a_b"), ("le", "exported_le"), ("1", "_1"), ("", "_")])
    func `names of labels keep to theirs`(label: String, name: String) {
        let registry = MetricsRegistry()
        Counter(label: "a", dimensions: [(label, "v")], factory: registry).increment()
        #expect(PrometheusText.page(of: registry).contains("\na{\(name)=\"v\"} 1\n"))
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `whatever a label says, its line reads back as it was`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let pieces = ["\"", "\\", "\n", "\\n", "}", " 1", "é", "m", "\r\n", "="]
            let value = (0..<8).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            let registry = MetricsRegistry()
            Counter(label: "a", dimensions: [("model", value)], factory: registry).increment()
            let lines = PrometheusText.page(of: registry).unicodeScalars.split(separator: "\n")
            #expect(lines.count == 4, "seed \(seed), \(value)")
            #expect(Self.value(inLine: String(lines[1])) == value, "seed \(seed)")
        }
    }

    /// Reads the value in `a{model="..."} 1`.
    private static func value(inLine line: String) -> String? {
        var rest = line.unicodeScalars[...]
        guard rest.starts(with: "a{model=\"".unicodeScalars) else { return nil }
        rest = rest.dropFirst(9)
        var value = String.UnicodeScalarView()
        while let next = rest.popFirst(), next != "\"" {
            if next != "\\" {
                value.append(next)
            } else if let escaped = rest.popFirst() {
                value.append(escaped == "n" ? "\n" : escaped)
            }
        }
        return String(rest) == "} 1" ? String(value) : nil
    }
}
