import Evaluation
import Reporting

extension Table.Cell {
    /// A figure with its interval where there is one, to four decimals.
    static func estimate(_ estimate: Estimate?) -> Table.Cell {
        guard let estimate else { return .none }
        guard let interval = estimate.interval else { return .measure(estimate.value) }
        return .interval(estimate.value, low: interval.low, high: interval.high, decimals: 4)
    }
}
