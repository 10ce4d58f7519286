package import CoreMetrics
import Synchronization

/// Keeps what swift-metrics counts, for `PrometheusText` to show.
///
/// A series is a metric with one set of labels. Asking for one takes a lock and a look-up, so what counts often keeps its
/// handle; counting itself takes no lock. Series of equal names and labels are one and the same. There are at most
/// `limit`: a series beyond is counted in that of the same names whose labels' values are `other`, and each time one is
/// asked for adds to `nuthatch_metrics_dropped_series_total`. The same goes for a name that has another kind already, whose
/// handle counts for nobody.
package final class MetricsRegistry: MetricsFactory {
    package static let droppedName = "nuthatch_metrics_dropped_series_total"

    private let bounds: [String: HistogramBounds]
    private let standardBounds: HistogramBounds
    private let dropped: CounterSeries
    private let table: Mutex<SeriesTable>

    /// - Parameters:
    ///   - limit: series, at least 10.
    ///   - bounds: of the histograms with these labels.
    ///   - standardBounds: of all others.
    package init(
        limit: Int = 2000,
        bounds: [String: HistogramBounds] = HistogramBounds.conventional,
        standardBounds: HistogramBounds = .standard
    ) {
        precondition(limit >= 10, "at most \(limit) series")
        self.bounds = bounds
        self.standardBounds = standardBounds
        var table = SeriesTable(limit: limit)
        dropped = table.series(SeriesKey(Self.droppedName), make: CounterSeries.init).series
        self.table = Mutex(table)
    }

    /// What all series say now, ordered by name and labels.
    ///
    /// Each is read on its own: two of them may be a moment apart, none is ever torn.
    package func families() -> [MetricFamily] {
        // Read outside the lock, so that nobody who asks for a series waits.
        let families = table.withLock { $0.families }
        return families.sorted { $0.key < $1.key }.map { name, family in
            let samples = family.series.sorted { $0.key.lexicographicallyPrecedes($1.key) }
                .map { MetricFamily.Sample(labels: $0.key, value: $0.value.reading) }
            return MetricFamily(name: name, kind: family.kind, samples: samples)
        }
    }

    private func series<Wanted: Series>(
        _ label: String,
        _ dimensions: [(String, String)],
        make: () -> Wanted
    ) -> Wanted {
        let key = SeriesKey(label, dimensions)
        let (series, isKept) = table.withLock { $0.series(key, make: make) }
        if !isKept { dropped.increment(by: Int64(1)) }
        return series
    }

    private func histogram(_ label: String, _ dimensions: [(String, String)]) -> HistogramSeries {
        series(label, dimensions) { HistogramSeries(bounds: bounds[label] ?? standardBounds) }
    }

    private func remove(_ handler: AnyObject) {
        table.withLock { $0.remove(handler) }
    }
}

extension MetricsRegistry {
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions, make: CounterSeries.init)
    }

    package func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        series(label, dimensions, make: CounterSeries.init)
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, make: GaugeSeries.init)
    }

    package func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        aggregate ? histogram(label, dimensions) : series(label, dimensions, make: GaugeSeries.init)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label, dimensions)
    }

    package func destroyCounter(_ handler: any CounterHandler) { remove(handler) }
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { remove(handler) }
    package func destroyMeter(_ handler: any MeterHandler) { remove(handler) }
    package func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }
    package func destroyTimer(_ handler: any TimerHandler) { remove(handler) }
}
