import Metrics
import RAGCore
import Synchronization

/// What is counted and timed, by swift-metrics; names of OpenTelemetry's GenAI conventions where there is one.
///
/// A handle is made once for each set of labels and kept: to make one takes longer than all else here. The labels are
/// bounded: models are the catalogue's, codes are the errors'.
final class Measures: Sendable {
    private struct Labels: Hashable {
        var operation: CallRecord.Operation
        var model: String
        var cache: CallRecord.CacheStatus
        var outcome: String
    }

    private struct Handles {
        var requests: Counter
        var duration: Recorder
        var input: Recorder
        var output: Recorder
    }

    /// Requests that joined another's call.
    let followers = Counter(label: "nuthatch_coalesced_requests_total", dimensions: [("role", "follower")])
    /// Followers that waited too long and called on their own.
    let impatience = Counter(label: "nuthatch_coalesce_impatient_total")
    /// Upstream calls that the cache and coalescing saved.
    private let saved = Counter(label: "nuthatch_upstream_calls_saved_total")
    private let handles = Mutex<[Labels: Handles]>([:])

    func count(_ record: CallRecord) {
        let handles = self.handles(
            Labels(
                operation: record.operation,
                model: record.model,
                cache: record.cache,
                outcome: record.failure ?? "success"
            )
        )
        handles.requests.increment()
        handles.duration.record(record.latency / .seconds(1))
        guard record.failure == nil else { return }
        switch record.cache {
        case .hit, .stale, .coalesced: saved.increment()
        case .miss, .off:
            // Billable tokens only, and none where they are not known.
            guard let usage = record.usage else { return }
            handles.input.record(usage.input)
            handles.output.record(usage.output)
        }
    }

    private func handles(_ labels: Labels) -> Handles {
        handles.withLock { handles in
            if let known = handles[labels] { return known }
            let made = Self.handles(labels)
            handles[labels] = made
            return made
        }
    }

    private static func handles(_ labels: Labels) -> Handles {
        let name = labels.operation == .embeddings ? "embeddings" : "chat"
        let conventional = [("gen_ai.operation.name", name), ("gen_ai.request.model", labels.model)]
        func tokens(_ type: String) -> Recorder {
            Recorder(label: "gen_ai.client.token.usage", dimensions: conventional + [("gen_ai.token.type", type)])
        }
        return Handles(
            requests: Counter(
                label: "nuthatch_gateway_requests_total",
                dimensions: [
                    ("operation", labels.operation.rawValue), ("model", labels.model), ("cache", labels.cache.rawValue),
                    ("outcome", labels.outcome),
                ]
            ),
            duration: Recorder(
                label: "gen_ai.client.operation.duration",
                dimensions: conventional + (labels.outcome == "success" ? [] : [("error.type", labels.outcome)])
            ),
            input: tokens("input"),
            output: tokens("output")
        )
    }
}
