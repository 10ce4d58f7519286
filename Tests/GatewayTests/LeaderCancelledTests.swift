import Gateway
import RAGCore
import Synchronization
import TestSupport
import Testing

/// The leader of a shared call is cancelled, at any point: nobody else notices.
@Suite(.timeLimit(.minutes(1))) struct LeaderCancelledTests {
    enum Point: CaseIterable {
        case beforeTheCall, whileTheArchiveIsRead, beforeTheHead, afterTheHead, midStream, atTheEnd
    }

    @Test(arguments: Point.allCases)
    func `no follower notices that its leader was cancelled`(point: Point) async throws {
        for seed in UInt64(0)..<200 {
            var generator = SeededGenerator(seed: seed)
            // Few are as telling as many, and faster: half of the runs have at most ten.
            let most = Bool.random(using: &generator) ? 10 : 100
            try await run(point, followers: Int.random(in: 1...most, using: &generator), seed: seed)
        }
    }

    private func run(_ point: Point, followers: Int, seed: UInt64) async throws {
        let archive = SlowArchive()
        let limits = point == .beforeTheCall ? "limits: {requests_per_minute: 6}" : "priority: 1"
        let shop = try Shop(Shop.one(limits), archive: archive)
        var calls = 1
        if point == .beforeTheCall {
            // One call uses up what may go at once; the next waits for its turn.
            archive.open()
            try await shop.answered("Are you there?")
            calls = 2
        }
        let leader = Task { try await shop.gateway.stream(Shop.call()).frames() }
        await shop.untilWaiting(1)
        let others = (0..<followers).map { _ in Task { try await shop.gateway.stream(Shop.call()).frames() } }
        await shop.untilWaiting(followers + 1)

        if point == .beforeTheCall || point == .whileTheArchiveIsRead {
            leader.cancel()
            #expect(await leader.code == "cancelled")
            archive.open()
            shop.time.advance(by: point == .beforeTheCall ? .seconds(15) : .zero)
        }
        archive.open()
        let call = await shop.upstream.call(calls)
        if point == .beforeTheHead { leader.cancel() }
        call.begin()
        if point == .afterTheHead { leader.cancel() }
        call.send(Shop.startEvent + Shop.event("On its"))
        if point == .midStream { leader.cancel() }
        call.send(Shop.event(" way.", finish: "stop") + Shop.usageEvent + Shop.done)
        call.finish()
        if point == .atTheEnd { leader.cancel() }

        var bodies: Set<[[UInt8]]> = []
        for other in others { bodies.insert(try await other.value) }
        #expect(bodies.count == 1, "seed \(seed)")
        #expect(bodies.first?.count == 3, "seed \(seed)")
        _ = await leader.result
        await shop.untilIdle()
        #expect(shop.upstream.count == calls, "seed \(seed)")
        #expect(shop.gateway.waitingCount == 0)
        let lines = shop.ledger.lines.dropFirst(calls - 1)
        #expect(lines.count == followers + 1, "seed \(seed)")
        #expect(lines.compactMap(\.cost).reduce(.zero, +) == Money(picodollars: 22_400_000), "seed \(seed)")
        await shop.gateway.shutDown()
    }
}

/// An archive without answers, which says so once it is open.
final class SlowArchive: ResponseArchive {
    private let latch = Latch<Void>()

    func open() {
        latch.set()
    }

    func mayHave(_ key: ResponseKey) -> Bool { true }

    func response(for key: ResponseKey) async throws -> ArchivedResponse? {
        await latch.wait()
        return nil
    }

    func store(_ response: ArchivedResponse, for key: ResponseKey) {}
    func removeAll(tenant: String?) async throws {}
    func flush() async throws {}
}
