import HTTPService
import Synchronization

/// Gives each request to the service as it is now, and puts the next one in its place. Who is being answered stays with the
/// one that began.
actor ServiceHost {
    private nonisolated let current: Mutex<ServiceEdition>
    private let maker: ServiceMaker
    private var retiring: Task<Void, Never>?

    init(_ maker: ServiceMaker, first: ServiceEdition) {
        self.maker = maker
        current = Mutex(first)
    }

    /// The edition of now, with a request more in it, which has to leave it.
    nonisolated func enter() -> ServiceEdition {
        current.withLock { edition in
            edition.enter()
            return edition
        }
    }

    nonisolated var edition: ServiceEdition { current.withLock { $0 } }

    /// Has everything ready that the first question would wait for.
    func warm(_ collection: String) async { await maker.collections.warm(collection) }

    /// Puts the settings in the place of those that hold, wholly or not at all.
    ///
    /// - Parameter last: is done when all else is known to be right; what it throws leaves everything as it was.
    func reload(_ settings: Settings, _ server: ServerConfiguration, last: () throws -> Void) async throws {
        let former = edition
        let draft = try await maker.draft(settings, server, after: former)
        do {
            try last()
        } catch {
            await draft.discard(former)
            throw error
        }
        let rooms = await maker.collections.adopt(draft.rooms, draft.making)
        let next = draft.edition
        current.withLock { $0 = next }
        let earlier = retiring
        retiring = Task {
            // One after the other: they may share a gateway.
            await earlier?.value
            await former.empty()
            for room in rooms { await room.shutDown() }
            await former.shop.close()
            if former.gateway.gateway !== next.gateway.gateway { await former.gateway.close() }
        }
    }

    /// Ends what is left of all editions, when no request is under way any more.
    func shutDown() async {
        await retiring?.value
        await maker.collections.shutDown()
        await edition.shop.close()
        await edition.gateway.close()
    }
}
