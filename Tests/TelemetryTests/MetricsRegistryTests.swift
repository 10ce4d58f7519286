import Metrics
import RAGCore
import Telemetry
import TestSupport
import Testing

@Suite struct MetricsRegistryTests {
    private let registry = MetricsRegistry()

    @Test func `equal names and labels are one series, in whatever order and alphabet`() {
        counter("nuthatch.requests", [("model", "m"), ("outcome", "success")]).increment(by: 2)
        counter("nuthatch_requests", [("outcome", "success"), ("model", "m")]).increment()
        counter("nuthatch.requests", [("model", "m"), ("outcome", "failure")]).increment()
        #expect(numbers("nuthatch_requests") == ["failure": 1, "success": 3])
    }

    @Test func `counters only grow, and add up whole and fractional amounts`() {
        counter("c").increment(by: 3)
        counter("c").increment(by: -2)
        let fractional = FloatingPointCounter(label: "c", factory: registry)
        for amount in [0.25, -1, .nan, .infinity, 0.5] { fractional.increment(by: amount) }
        #expect(number("c") == 3.75)
        fractional.reset()
        #expect(number("c") == 0)
    }

    @Test func `meters and recorders without aggregation are gauges`() {
        let meter = Meter(label: "m", factory: registry)
        meter.set(5)
        meter.increment(by: 2.5)
        meter.decrement(by: 0.5)
        meter.increment(by: Double.nan)
        Gauge(label: "g", factory: registry).record(4)
        Gauge(label: "g", factory: registry).record(-1.5)
        #expect(number("m") == 7)
        #expect(number("g") == -1.5)
        #expect(registry.families().map(\.kind) == [.gauge, .gauge, .counter])
    }

    @Test func `a value lies in the first bucket whose bound is not less`() throws {
        let recorder = Recorder(label: "gen_ai.client.token.usage", factory: registry)
        for value in [-1, 0, 1, 2, 4, 5, 67_108_864, 67_108_865] { recorder.record(value) }
        for value in [Double.nan, .infinity, -.infinity] { recorder.record(value) }
        let reading = try #require(histogram("gen_ai_client_token_usage"))
        #expect(reading.bounds.prefix(3) == [1, 4, 16])
        #expect(reading.bounds.last == 67_108_864)
        #expect(reading.counts == [3, 2, 1] + [UInt64](repeating: 0, count: 10) + [1, 1])
        #expect(reading.counts.reduce(0, +) == 8)
        #expect(reading.sum == 134_217_740)
    }

    @Test func `timers are in seconds, with the bounds of their label`() throws {
        let label = "gen_ai.client.operation.duration"
        Timer(label: label, preferredDisplayUnit: .milliseconds, factory: registry).recordMilliseconds(20)
        Timer(label: "other", factory: registry).recordNanoseconds(Int64.max)
        let reading = try #require(histogram("gen_ai_client_operation_duration"))
        #expect(reading.bounds.first == 0.01)
        #expect(reading.bounds.last == 81.92)
        #expect(reading.sum == 0.02)
        #expect(reading.counts.prefix(3) == [0, 1, 0])
        #expect(histogram("other")?.bounds == HistogramBounds.standard.values)
        #expect(histogram("other")?.counts.last == 1)
    }

    @Test func `bounds can be set by label and for all others`() {
        let registry = MetricsRegistry(bounds: ["a.b": .init([1])], standardBounds: .init([2, 3]))
        for label in ["a.b", "c"] { Recorder(label: label, factory: registry).record(1) }
        let bounds = registry.families().compactMap { $0.samples.first?.histogram?.bounds }
        #expect(bounds == [[1], [2, 3]])
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `buckets count as a plain count of the values does`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let bounds = (0..<HistogramBounds.limit).map { Double($0 * $0) }
        let registry = MetricsRegistry(standardBounds: .init(bounds))
        let values = (0..<500).map { _ in Double(Int.random(in: -10...1000, using: &generator)) }
        for value in values { Recorder(label: "r", factory: registry).record(value) }
        let reading = try #require(registry.families().last?.samples.first?.histogram)
        let below = bounds.map { bound in values.count { $0 <= bound } } + [values.count]
        let counts = zip(below, [0] + below).map { UInt64($0 - $1) }
        #expect(reading.counts == counts, "seed \(seed)")
        #expect(reading.sum == values.reduce(0, +), "seed \(seed)")
    }

    @Test func `nothing is lost where threads count at once`() async {
        let registry = registry
        await withTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<20_000 {
                        Counter(label: "c", factory: registry).increment()
                        FloatingPointCounter(label: "f", factory: registry).increment(by: 0.5)
                        Recorder(label: "r", factory: registry).record(2)
                    }
                }
            }
        }
        #expect(number("c") == 80_000)
        #expect(number("f") == 40_000)
        #expect(histogram("r")?.counts.reduce(0, +) == 80_000)
        #expect(histogram("r")?.sum == 160_000)
    }

    @Test func `100,000 models make no more than 2,000 series, and none is uncounted`() {
        for model in 0..<100_000 { counter("requests_total", [("model", "m\(model)"), ("op", "chat")]).increment() }
        for path in 0..<100_000 {
            Recorder(label: "late", dimensions: [("path", "\(path)")], factory: registry).record(1)
        }
        counter("without_labels_total").increment()
        let families = registry.families()
        #expect(families.map(\.samples.count).reduce(0, +) <= 2000)
        let requests = numbers("requests_total")
        #expect(requests.values.reduce(0, +) == 100_000)
        // 1,800 are kept, and one of them is the registry's own.
        #expect(requests["other"] == 98_201)
        #expect(number(MetricsRegistry.droppedName) == 198_201)
        #expect(number("without_labels_total") == 1)
        let late = families.first { $0.name == "late" }
        #expect(late?.samples.map(\.labels) == [[MetricFamily.Label(name: "path", value: "other")]])
        #expect(late?.samples.first?.histogram?.counts.reduce(0, +) == 100_000)
    }

    @Test func `at the limit not even new names are shown`() {
        let registry = MetricsRegistry(limit: 20)
        for name in 0..<50 { Counter(label: "c\(name)", factory: registry).increment() }
        let families = registry.families()
        #expect(families.count == 20)
        #expect(families.last?.name == MetricsRegistry.droppedName)
        #expect(families.last?.samples.first?.value == .number(31))
    }

    @Test func `a name has one kind; what asks for another counts for nobody`() {
        counter("c").increment()
        Recorder(label: "c", factory: registry).record(1)
        Meter(label: "c", dimensions: [("a", "b")], factory: registry).set(1)
        #expect(registry.families().first?.samples.map(\.value) == [.number(1)])
        #expect(number(MetricsRegistry.droppedName) == 2)
    }

    @Test func `a destroyed series is gone, and makes room`() {
        let registry = MetricsRegistry(limit: 10)
        let labels = (0..<20).map { [("model", "\($0)")] }
        let counters = labels.map { Counter(label: "c", dimensions: $0, factory: registry) }
        #expect(models(registry) == ["0", "1", "2", "3", "4", "5", "6", "7", "other"])
        counters[0].destroy()
        counters[1].destroy()
        counters[19].destroy()
        #expect(models(registry) == ["2", "3", "4", "5", "6", "7", "other"])
        Counter(label: "c", dimensions: labels[19], factory: registry).increment()
        #expect(models(registry) == ["19", "2", "3", "4", "5", "6", "7", "other"])
    }

    @Test func `long values of labels are cut between characters, and a label stands once`() {
        let long = String(repeating: "é", count: 500)
        counter("c", [("a", "x" + long), ("b", "1"), ("b", "2")]).increment()
        let labels = registry.families().first?.samples.first?.labels
        #expect(labels?.map(\.value) == ["x" + String(repeating: "é", count: 127), "1"])
    }

    private func counter(_ label: String, _ dimensions: [(String, String)] = []) -> Counter {
        Counter(label: label, dimensions: dimensions, factory: registry)
    }

    private func samples(_ name: String) -> [MetricFamily.Sample] {
        registry.families().first { $0.name == name }?.samples ?? []
    }

    /// By the value of the last label.
    private func numbers(_ name: String) -> [String: Double] {
        let pairs = samples(name).map {
            ($0.labels.first { $0.name != "op" && $0.value != "m" }?.value ?? "", $0.number)
        }
        return Dictionary(pairs.compactMap { name, number in number.map { (name, $0) } }) { $0 + $1 }
    }

    private func number(_ name: String) -> Double? { samples(name).first?.number }

    private func histogram(_ name: String) -> MetricFamily.Histogram? { samples(name).first?.histogram }

    private func models(_ registry: MetricsRegistry) -> [String] {
        registry.families().first?.samples.flatMap { $0.labels.map(\.value) } ?? []
    }
}

extension MetricFamily.Sample {
    fileprivate var number: Double? {
        if case .number(let number) = value { number } else { nil }
    }

    fileprivate var histogram: MetricFamily.Histogram? {
        if case .histogram(let reading) = value { reading } else { nil }
    }
}
