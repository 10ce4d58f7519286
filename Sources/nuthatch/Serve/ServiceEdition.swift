import HTTPService
import Synchronization

/// The service as one reading of the settings makes it, with what only that reading needs.
///
/// A lock, not an actor: no step here awaits while it holds state.
final class ServiceEdition: Sendable {
    private struct State {
        var requests = 0
        /// Goes on when the last request has left.
        var waiting: CheckedContinuation<Void, Never>?
    }

    let service: HTTPService
    let gateway: GatewaySession
    let shop: ShopSession
    let settings: Settings
    let server: ServerConfiguration
    private let state = Mutex(State())

    init(
        service: HTTPService,
        gateway: GatewaySession,
        shop: ShopSession,
        settings: Settings,
        server: ServerConfiguration
    ) {
        self.service = service
        self.gateway = gateway
        self.shop = shop
        self.settings = settings
        self.server = server
    }

    func enter() { state.withLock { $0.requests += 1 } }

    func leave() {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.requests -= 1
            guard state.requests == 0 else { return nil }
            return state.waiting.take()
        }
        waiting?.resume()
    }

    /// Waits until nobody is in it. Who still comes in meanwhile is waited for too.
    func empty() async {
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLock { state in
                if state.requests > 0 { state.waiting = continuation }
                return state.requests == 0
            }
            if isEmpty { continuation.resume() }
        }
    }
}
