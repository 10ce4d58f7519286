import Logging
import RAGCore
import Resilience
import Synchronization
import Transport
import Upstreams

/// Gets one answer from whichever upstream can give it: chooses, limits, spares, tries again, falls back.
///
/// Upstreams of the lowest priority first, among them by weight and by who has the fewest calls under way; then the next
/// priority; then the models that the catalogue names as fallback, in their order. One deadline is over all of it.
final class Dispatcher: Sendable {
    let configuration: GatewayConfiguration
    let lanes: [Lane]
    let transport: any HTTPTransport
    let time: any TimeSource
    let random: SharedGenerator
    let tasks: BackgroundTasks
    let logger: Logger

    init(
        configuration: GatewayConfiguration,
        transport: any HTTPTransport,
        time: any TimeSource,
        random: SharedGenerator,
        tasks: BackgroundTasks,
        logger: Logger
    ) {
        self.configuration = configuration
        self.transport = transport
        self.time = time
        self.random = random
        self.tasks = tasks
        self.logger = logger
        lanes = configuration.upstreams.map { Lane($0, time: time, random: random) }
    }

    /// - Returns: what was asked for, and who gave it.
    /// - Throws: `GatewayError`, or `CancellationError` once nobody waits any more.
    func dispatch<Value: Sendable>(_ errand: Errand<Value>) async throws -> (value: Value, target: Target) {
        var worst: GatewayError?
        let targets = ([errand.model] + errand.fallbacks).flatMap(self.targets)
        for (number, target) in targets.enumerated() {
            do {
                let isLast = number == targets.count - 1
                return (try await attempts(at: target, isLast: isLast, errand), target)
            } catch let failure as AttemptFailure {
                if case .nobody = failure.next { throw failure.error }
                // What the first one said tells the caller most, unless that was only not asked.
                if worst?.isSpared ?? true { worst = failure.error }
                logger.debug(
                    "an upstream could not answer",
                    metadata: ["upstream": "\(target.lane.upstream.name)", "error.type": "\(failure.error.code)"]
                )
            }
        }
        throw worst ?? notServed(errand.model)
    }

    /// The models that may answer instead of `model`, in the order to ask.
    func fallbacks(of model: ModelEntry) -> [ModelEntry] {
        model.fallback.compactMap { try? configuration.catalogue.resolve($0) }
    }

    /// Where `model` may be asked for, in the order to ask.
    func targets(of model: ModelEntry) -> [Target] {
        let now = time.now
        let serving = lanes.compactMap { lane -> Target? in
            guard lane.upstream.weight > 0, let name = lane.upstream.models.upstreamName(of: model.name) else {
                return nil
            }
            if case .missing = lane.upstream.credentials { return nil }
            return Target(lane: lane, model: model, modelName: name, state: lane.model(model))
        }
        guard serving.count > 1 else { return serving }
        let groups = Dictionary(grouping: serving, by: \.lane.upstream.priority)
        return groups.sorted { $0.key < $1.key }.flatMap { ordered($0.value, at: now) }
    }

    private func ordered(_ group: [Target], at now: ContinuousClock.Instant) -> [Target] {
        guard group.count > 1 else { return group }
        var rest = group
        var order: [Target] = []
        var generator = random
        // Unequal weights are a canary split, which balancing would undo.
        let isSplit = Set(group.map(\.lane.upstream.weight)).count > 1
        let choice: UpstreamChoice = isSplit ? .weighted : .leastOutstanding
        while !rest.isEmpty {
            let candidates = rest.map { target in
                UpstreamCandidate(
                    weight: target.lane.upstream.weight,
                    outstanding: target.lane.outstanding.load(ordering: .relaxed),
                    isHealthy: target.state.breaker.wouldAdmit(at: now) && target.state.gate.wait(at: now) == nil
                )
            }
            guard let index = choice.index(in: candidates, using: &generator) else { break }
            order.append(rest.remove(at: index))
        }
        // Those that are spared now come last: asked, they say when to come again.
        return order + rest
    }

    private func notServed(_ model: ModelEntry) -> GatewayError {
        let unconfigured = lanes.first { lane in
            lane.upstream.models.upstreamName(of: model.name) != nil
        }
        guard let unconfigured else {
            return .notConfigured(
                model: model.name,
                reason: "No upstream serves the model \(model.name); add it to an upstream's models."
            )
        }
        do {
            _ = try unconfigured.upstream.keys
            return .notConfigured(model: model.name, reason: "No upstream can serve \(model.name) now.")
        } catch {
            return .notConfigured(model: model.name, reason: error.description)
        }
    }
}

extension GatewayError {
    /// Whether the upstream was not asked at all.
    fileprivate var isSpared: Bool {
        switch self {
        case .breakerOpen, .limitReached: true
        default: false
        }
    }
}
