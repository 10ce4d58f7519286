import Evaluation
import Reporting

extension Table.Cell {
    /// A figure with its interval where there is one, to three decimals: intervals are wider than the next.
    static func estimate(_ estimate: Estimate?) -> Table.Cell {
        guard let estimate else { return .none }
        guard let interval = estimate.interval else { return .number(estimate.value, decimals: 3) }
        return .interval(estimate.value, low: interval.low, high: interval.high, decimals: 3)
    }
}
