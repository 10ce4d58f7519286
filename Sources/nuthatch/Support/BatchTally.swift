import Gateway
import RAGCore
import Synchronization
import Upstreams

/// Counts the results of a batch while they come.
final class BatchTally: Sendable {
    private struct Sums {
        var requests = 0
        var usage = TokenUsage(input: 0, output: 0)
        var cost = Money.zero
        var unknownCosts = 0
    }

    private struct State {
        var done = 0
        var failed = 0
        var models: [String: Sums] = [:]
    }

    private let skipped: Int
    private let state = Mutex(State())

    /// - Parameter skipped: requests that an earlier run has answered.
    init(skipped: Int) {
        self.skipped = skipped
    }

    /// - Returns: the results so far.
    func count(_ result: BatchResult) -> Int {
        state.withLock { state in
            state.done += 1
            guard let info = result.info else {
                state.failed += 1
                return state.done
            }
            var sums = state.models[info.model] ?? Sums()
            sums.requests += 1
            if let usage = info.usage {
                sums.usage.input += usage.input
                sums.usage.output += usage.output
            }
            if let cost = info.cost { sums.cost += cost } else { sums.unknownCosts += 1 }
            state.models[info.model] = sums
            return state.done
        }
    }

    func report(results path: String, _ rate: ExchangeRate) -> Report {
        state.withLock { state in
            Report(
                results: path,
                answered: state.done - state.failed,
                failed: state.failed,
                skipped: skipped,
                models: state.models.mapValues { sums in
                    Report.Model(
                        requests: sums.requests,
                        inputTokens: sums.usage.input,
                        outputTokens: sums.usage.output,
                        costUsd: sums.cost.dollars,
                        costCny: rate.yuan(sums.cost),
                        unknownCosts: sums.unknownCosts,
                        costText: MoneyText.dollars(sums.cost)
                    )
                }
            )
        }
    }

    struct Report: Encodable {
        struct Model: Encodable {
            var requests: Int
            var inputTokens: Int
            var outputTokens: Int
            var costUsd: Double
            var costCny: Double
            var unknownCosts: Int
            let costText: String

            private enum CodingKeys: String, CodingKey {
                case requests, inputTokens, outputTokens, costUsd, costCny, unknownCosts
            }
        }

        var results: String
        var answered: Int
        var failed: Int
        var skipped: Int
        var models: [String: Model]

        var lines: [String] {
            let counts = "\(answered) answered, \(failed) failed, \(skipped) done before; results in \(results)"
            return [counts]
                + models.sorted { $0.key < $1.key }.map { name, sums in
                    let unknown = sums.unknownCosts == 0 ? "" : ", \(sums.unknownCosts) of unknown cost"
                    return
                        "\(name): \(sums.requests) requests, \(sums.inputTokens) tokens in, \(sums.outputTokens) out, "
                        + "\(sums.costText) USD\(unknown)"
                }
        }
    }
}
