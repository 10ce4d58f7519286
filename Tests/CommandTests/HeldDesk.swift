import Handover
import Persistence
import RAGCore

/// A desk whose database this process holds, as a running service does, and takes writes in for.
struct HeldDesk {
    let desk: Desk
    let store: SQLiteStore
    let server: HandoverServer

    /// Takes in the shop, and serves while `body` runs.
    static func run(
        around: (SQLiteStore) -> any CorpusWriter = { $0 },
        _ body: (HeldDesk) async throws -> Void
    ) async throws {
        let desk = try Desk()
        try Shop.stock(desk)
        _ = try await desk.run("ingest", "shop/stores")
        let store = try SQLiteStore(
            path: desk.path + "/nuthatch.sqlite",
            mode: .write,
            options: StoreOptions(command: "nuthatch serve")
        )
        let server = try HandoverServer(beside: store.path, writer: around(store))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await server.run() }
            do {
                try await body(HeldDesk(desk: desk, store: store, server: server))
            } catch {
                server.stop()
                throw error
            }
            server.stop()
            try await group.waitForAll()
        }
        await store.close()
    }
}
