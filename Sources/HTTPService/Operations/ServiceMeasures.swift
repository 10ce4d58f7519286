import HTTPTypes
import Metrics
import RAGCore
import Synchronization

/// What is counted and timed of requests, by swift-metrics. Labels are bounded: routes are those declared, methods those
/// known.
final class ServiceMeasures: Sendable {
    private struct Labels: Hashable {
        var route: String
        var method: String
        var status: Int
    }

    private struct Handles {
        var requests: Counter
        var duration: Recorder
    }

    private struct AnswerLabels: Hashable {
        var outcome: String
        var cache: CallRecord.CacheStatus
    }

    private let handles = Mutex<[Labels: Handles]>([:])
    private let answers = Mutex<[AnswerLabels: Counter]>([:])
    private static let methods: Set = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]

    func count(_ method: HTTPRequest.Method, _ notes: Exchange.Notes, took: Duration, status: Int) {
        let handles = handles(
            Labels(
                route: notes.route.isEmpty ? "none" : notes.route,
                method: Self.methods.contains(method.rawValue) ? method.rawValue : "other",
                status: status
            )
        )
        handles.requests.increment()
        handles.duration.record(took / .seconds(1))
        guard notes.isAnswer, let usage = notes.usage else { return }
        counter(AnswerLabels(outcome: notes.isAnswerable ? "answered" : "handed_over", cache: usage.cache)).increment()
    }

    private func handles(_ labels: Labels) -> Handles {
        handles.withLock { handles in
            if let known = handles[labels] { return known }
            let route = ("route", labels.route)
            let made = Handles(
                requests: Counter(
                    label: "nuthatch_http_requests_total",
                    dimensions: [route, ("method", labels.method), ("status", String(labels.status))]
                ),
                duration: Recorder(label: "nuthatch_http_request_duration_seconds", dimensions: [route])
            )
            handles[labels] = made
            return made
        }
    }

    private func counter(_ labels: AnswerLabels) -> Counter {
        answers.withLock { answers in
            if let known = answers[labels] { return known }
            let made = Counter(
                label: "nuthatch_answers_total",
                dimensions: [("outcome", labels.outcome), ("cache", labels.cache.rawValue)]
            )
            answers[labels] = made
            return made
        }
    }
}
