import Gateway
import RAGCore
import TestSupport
import Testing

/// How everything ends.
@Suite(.timeLimit(.minutes(1))) struct ShutDownTests {
    @Test func `whoever waits hears that the gateway shuts down, and every call is closed`() async throws {
        let shop = try Shop(Shop.one("limits: {requests_per_minute: 6}") + Shop.small)
        let plain = shop.ask(10, try Shop.call("plain"))
        let call = await shop.upstream.call(1)
        // Two wait for their turn, and one in a batch.
        let queued = try shop.ask("queued")
        let embedding = shop.embed(["a"])
        let other = try shop.open("stream")
        await shop.untilWaiting(13)
        await shop.untilGathered(1)
        // The deadlines' timer, the window, and two that wait for their turn.
        await shop.time.untilSleeping(4)
        await shop.gateway.shutDown()
        for caller in plain { #expect(await caller.code == "shutting_down") }
        #expect(await queued.code == "shutting_down")
        #expect(await embedding.code == "shutting_down")
        #expect(await other.code == "shutting_down")
        #expect(call.isClosed)
        #expect(shop.upstream.count == 1)
        #expect(shop.gateway.flightCount == 0)
        #expect(shop.gateway.waitingCount == 0)
        #expect(shop.ledger.lines.count == 13)
    }

    @Test func `a stream that is read hears it too`() async throws {
        let shop = try Shop()
        let (stream, call) = try await shop.begun()
        _ = try await stream.next()
        let reading = Task { try await stream.next() }
        await shop.gateway.shutDown()
        #expect(await reading.code == "shutting_down")
        #expect(call.isClosed)
    }

    @Test func `after that nothing is sent, and what is cached is still answered`() async throws {
        let shop = try Shop()
        try await shop.answered("kept")
        await shop.gateway.shutDown()
        #expect(try await shop.gateway.chat(Shop.call("kept")).info.cache == .hit)
        #expect(await (try shop.ask("new")).code == "shutting_down")
        #expect(await (try shop.open("new")).code == "shutting_down")
        #expect(shop.upstream.count == 1)
        await shop.gateway.shutDown()
    }

    @Test func `a gateway that is dropped is gone`() async throws {
        var shop: Shop? = try Shop()
        weak let gateway = shop?.gateway
        let opening = try shop?.open()
        let call = await shop?.upstream.call(1)
        call?.answer(Shop.answer)
        _ = try await opening?.value.frames()
        await shop?.untilIdle()
        await shop?.gateway.shutDown()
        shop = nil
        #expect(gateway == nil)
    }

    // MARK: The tasks

    @Test func `tasks are forgotten when they are over, and cancelled when all is`() async {
        let tasks = BackgroundTasks()
        for _ in 0..<100 { await tasks.start {}.value }
        while tasks.count > 0 { await Task.yield() }
        let cancelled = Count()
        let started = Latch<Void>()
        for _ in 0..<10 {
            tasks.start {
                let over = Latch<Void>()
                await withTaskCancellationHandler {
                    started.set()
                    await over.wait()
                } onCancel: {
                    cancelled.add()
                    over.set()
                }
            }
        }
        await started.wait()
        await tasks.shutDown()
        #expect(cancelled.value == 10)
        #expect(tasks.count == 0)
    }

    @Test func `a task that is started once all is over is cancelled before it begins`() async {
        let tasks = BackgroundTasks()
        await tasks.shutDown()
        for _ in 0..<1_000 {
            let wasCancelled = Latch<Bool>()
            await tasks.start { wasCancelled.set(Task.isCancelled) }.value
            #expect(await wasCancelled.wait())
        }
    }

    @Test func `a task that is started while all ends is cancelled and waited for too`() async {
        for _ in 0..<200 {
            let tasks = BackgroundTasks()
            let over = Count()
            let starting = Task {
                for _ in 0..<20 {
                    tasks.start {
                        // It goes on until it is cancelled.
                        let latch = Latch<Void>()
                        await withTaskCancellationHandler {
                            await latch.wait()
                        } onCancel: {
                            latch.set()
                        }
                        over.add()
                    }
                }
            }
            await tasks.shutDown()
            await starting.value
            await tasks.shutDown()
            #expect(over.value == 20)
        }
    }
}
