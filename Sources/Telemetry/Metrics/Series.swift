/// One series: a metric with one set of labels. Any thread may change it, without a lock.
protocol Series: AnyObject, Sendable {
    static var kind: MetricFamily.Kind { get }
    var reading: MetricFamily.Value { get }
}
