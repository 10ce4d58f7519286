import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

/// Streams and their readers' pace, through the gateway.
@Suite(.timeLimit(.minutes(1))) struct BackPressureTests {
    /// An event of a hundred kilobytes.
    private static let large = Shop.event(String(repeating: "x", count: 100_000))

    @Test func `while nobody reads, the upstream is not read either`() async throws {
        let shop = try Shop()
        let (stream, call) = try await shop.begun()
        for _ in 0..<20 { call.send(Self.large) }
        for _ in 0..<2_000 { await Task.yield() }
        let unread = call.unreadCount
        // A quarter of a megabyte is three of them.
        #expect(unread >= 15, "\(unread)")
        call.send(Shop.event(" way.", finish: "stop") + Shop.done)
        call.finish()
        #expect(try await stream.frames().count == 22)
        #expect(call.unreadCount == 0)
    }

    @Test func `a slow reader slows nobody`() async throws {
        let shop = try Shop()
        let (quick, call) = try await shop.begun()
        let slow = try await shop.gateway.stream(Shop.call())
        _ = try await slow.next()
        for _ in 0..<20 { call.send(Self.large) }
        call.send(Shop.event(" way.", finish: "stop") + Shop.done)
        call.finish()
        let frames = try await quick.frames()
        #expect(frames.count == 22)
        #expect(try await slow.frames() == Array(frames.dropFirst()))
    }

    @Test func `a deadline and a shutdown reach a call that waits for its readers`() async throws {
        for shutsDown in [true, false] {
            let shop = try Shop()
            let (stream, call) = try await shop.begun()
            for _ in 0..<20 { call.send(Self.large) }
            for _ in 0..<1_000 { await Task.yield() }
            if shutsDown {
                await shop.gateway.shutDown()
                await #expect(throws: GatewayError.shutDown) { try await stream.frames() }
            } else {
                await shop.time.untilSleeping()
                shop.time.advance(by: .seconds(120) + DeadlineWheel.tick)
                await call.untilClosed()
                await #expect(throws: GatewayError.deadlineExceeded) { try await stream.frames() }
            }
            #expect(call.isClosed)
            await shop.untilIdle()
        }
    }

    @Test func `the refresh of a stale answer goes on when its only reader leaves in the middle`() async throws {
        let shop = try Shop("gateway: {cache: {life: 100, jitter: 0, stale_while_revalidate: 50}}")
        let first = try shop.open()
        await shop.upstream.call(1).answer(Shop.answer)
        _ = try await first.value.frames()
        shop.time.advance(by: .seconds(120))
        #expect(try await shop.gateway.stream(Shop.call()).frames().count == 3)
        let refresh = await shop.upstream.call(2)
        shop.time.advance(by: .seconds(40))
        refresh.begin()
        refresh.send(Shop.event("On its"))
        let joined = try await shop.gateway.stream(Shop.call())
        for _ in 0..<20 { refresh.send(Self.large) }
        for _ in 0..<1_000 { await Task.yield() }
        joined.cancel()
        refresh.send(Shop.event(" way.", finish: "stop") + Shop.done)
        await shop.untilIdle()
        #expect(try await shop.gateway.stream(Shop.call()).frames().count == 22)
    }
}
