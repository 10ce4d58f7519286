import RAGCore
import Synchronization
package import Upstreams

/// The keys of one upstream, which take over from each other.
///
/// One is used until the upstream refuses it; then it rests, and the next takes its place. What was refused for good (401,
/// 402, 403) rests for ten minutes, for a key may be topped up or allowed again; what came too fast as long as was said.
package final class KeyRing: Sendable {
    package struct Choice: Sendable, Equatable {
        /// Nil for an upstream that wants none.
        package var key: Secret?
        fileprivate var index: Int

        /// Connections are never shared between keys.
        func pool(of upstream: String) -> String { KeyRing.pool(of: upstream, index) }
    }

    static func pool(of upstream: String, _ index: Int) -> String { "\(upstream)#\(index)" }

    private struct State {
        var current = 0
        var restingUntil: [Int: ContinuousClock.Instant] = [:]

        func isAwake(_ index: Int, at now: ContinuousClock.Instant) -> Bool {
            restingUntil[index].map { $0 <= now } ?? true
        }
    }

    private static let longRest = Duration.seconds(600)
    private static let shortRest = Duration.seconds(5)

    private let keys: [Secret]
    private let state = Mutex(State())

    package init(_ keys: [Secret]) {
        self.keys = keys
    }

    /// The key to call with that is not among `tried`: one that does not rest, or else the one that wakes first.
    package func choose(besides tried: [Choice], at now: ContinuousClock.Instant) -> Choice? {
        guard !keys.isEmpty else { return tried.isEmpty ? Choice(key: nil, index: 0) : nil }
        return state.withLock { state in
            let order = indices(besides: tried, from: state.current)
            let awake = order.first { state.isAwake($0, at: now) }
            let index = awake ?? order.min { (state.restingUntil[$0] ?? now) < (state.restingUntil[$1] ?? now) }
            return index.map { Choice(key: keys[$0], index: $0) }
        }
    }

    /// Whether a key that is not among `tried` does not rest.
    package func hasAnother(besides tried: [Choice], at now: ContinuousClock.Instant) -> Bool {
        state.withLock { state in
            indices(besides: tried, from: state.current).contains { state.isAwake($0, at: now) }
        }
    }

    /// The upstream refused the key.
    package func rest(_ choice: Choice, status: Int, retryAfter: Duration?, at now: ContinuousClock.Instant) {
        guard keys.count > 1 else { return }
        let rest = status == 429 ? min(retryAfter ?? Self.shortRest, Self.longRest) : Self.longRest
        state.withLock { state in
            state.restingUntil[choice.index] = now + rest
            if state.current == choice.index { state.current = (choice.index + 1) % keys.count }
        }
    }

    private func indices(besides tried: [Choice], from current: Int) -> [Int] {
        keys.indices.map { (current + $0) % keys.count }.filter { index in !tried.contains { $0.index == index } }
    }
}
