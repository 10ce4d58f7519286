import RAGCore
import Synchronization
import Upstreams

/// The keys of one upstream, which take over from each other.
///
/// One is used until the upstream refuses it; then it rests, and the next takes its place. What was refused for good (401,
/// 402, 403) rests for ten minutes, for a key may be topped up or allowed again; what came too fast as long as was said.
final class KeyRing: Sendable {
    struct Choice: Sendable {
        /// Nil for an upstream that wants none.
        var key: Secret?
        fileprivate var index: Int

        /// Connections are never shared between keys.
        func pool(of upstream: String) -> String { KeyRing.pool(of: upstream, index) }
    }

    static func pool(of upstream: String, _ index: Int) -> String { "\(upstream)#\(index)" }

    private struct State {
        var current = 0
        var restingUntil: [Int: ContinuousClock.Instant] = [:]
    }

    private static let longRest = Duration.seconds(600)
    private static let shortRest = Duration.seconds(5)

    private let keys: [Secret]
    private let state = Mutex(State())

    init(_ keys: [Secret]) {
        self.keys = keys
    }

    /// The key to call with that is not among `tried`: one that does not rest, or else any.
    func choose(besides tried: [Choice], at now: ContinuousClock.Instant) -> Choice? {
        guard !keys.isEmpty else { return tried.isEmpty ? Choice(key: nil, index: 0) : nil }
        return state.withLock { state in
            let order = (0..<keys.count).map { (state.current + $0) % keys.count }
                .filter { index in !tried.contains { $0.index == index } }
            let awake = order.first { index in state.restingUntil[index].map { $0 <= now } ?? true }
            guard let index = awake ?? (tried.isEmpty ? order.first : nil) else { return nil }
            return Choice(key: keys[index], index: index)
        }
    }

    /// The upstream refused the key.
    func rest(_ choice: Choice, status: Int, retryAfter: Duration?, at now: ContinuousClock.Instant) {
        guard keys.count > 1 else { return }
        let rest = status == 429 ? retryAfter ?? Self.shortRest : Self.longRest
        state.withLock { state in
            state.restingUntil[choice.index] = now + rest
            if state.current == choice.index { state.current = (choice.index + 1) % keys.count }
        }
    }
}
