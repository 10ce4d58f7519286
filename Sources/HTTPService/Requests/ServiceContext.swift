import Hummingbird
import Logging
import RAGCore

/// What is known of a request beside the request itself.
struct ServiceContext: RequestContext {
    struct Source: RequestContextSource {
        let logger: Logger
        let exchange: Exchange
    }

    var coreContext: CoreRequestContextStorage
    let exchange: Exchange
    /// Set at the entrance.
    var caller = Caller.anybody

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        exchange = source.exchange
    }
}
