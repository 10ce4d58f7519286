import Histogram
import LoadGenerator
import ReplyFormat

extension LoadResult.Times {
    var p99: Double { milliseconds(99) }

    /// Of times that are kept in microseconds.
    func milliseconds(_ percentile: Double) -> Double {
        (Double(valueAtPercentile(percentile)) / 1000).rounded(to: 3)
    }
}
