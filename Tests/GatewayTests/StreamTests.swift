import Gateway
import RAGCore
import TestSupport
import Testing
import Transport
import WireFormat

/// Streams that go well.
@Suite(.timeLimit(.minutes(1))) struct StreamTests {
    @Test func `start-up events are held back until there is something to read`() async throws {
        let shop = try Shop()
        let opening = try shop.open()
        let call = await shop.upstream.call(1)
        call.begin()
        call.send(": remark\n\n" + Shop.startEvent + Shop.startEvent)
        for _ in 0..<50 { await Task.yield() }
        call.send(Shop.event("On its"))
        let stream = try await opening.value
        call.send(Shop.event(" way.", finish: "stop") + Shop.done)
        #expect(try await stream.texts() == ["", "", "On its", " way."])
        #expect(stream.info?.firstToken == .zero)
        #expect(stream.info?.attempts == 1)
    }

    @Test(arguments: [true, false])
    func `the event with the usage is for those who asked, and accounted for in any case`(isAsked: Bool) async throws {
        let shop = try Shop()
        let more = isAsked ? #","stream":true,"stream_options":{"include_usage":true}"# : ""
        let opening = shop.open(try Shop.call(more: more))
        let call = await shop.upstream.call(1)
        #expect(call.body.contains(#""include_usage":true"#))
        #expect(call.body.contains(#""stream":true"#))
        call.answer(Shop.answer)
        let stream = try await opening.value
        let frames = try await stream.frames()
        #expect(frames.count == (isAsked ? 4 : 3))
        #expect(try frames.contains { try ChatChunk($0).isUsageOnly } == isAsked)
        #expect(stream.info?.usage == TokenUsage(input: 100, output: 20))
        #expect(stream.info?.cost == Money(picodollars: 22_400_000))
    }

    @Test func `all who share a stream read the same, and who comes late reads from the first event on`() async throws {
        let shop = try Shop()
        let first = try shop.open()
        let call = await shop.upstream.call(1)
        call.begin()
        call.send(Shop.startEvent + Shop.event("On its"))
        let leader = try await first.value
        #expect(try await leader.next() != nil)
        #expect(try await leader.next() != nil)
        let late = try await shop.gateway.stream(Shop.call())
        #expect(try await late.next().map { try ChatChunk($0).isStartUp } == true)
        call.send(Shop.event(" way.", finish: "stop") + Shop.usageEvent + Shop.done)
        let rest = try await leader.frames()
        #expect(rest.count == 1)
        #expect(try await late.frames().last == rest.last)
        #expect(late.info?.cache == .coalesced)
        #expect(late.info?.usage == leader.info?.usage)
        #expect(late.info?.cost == .zero)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `however the upstream writes its lines and cuts its pieces, the events are the same`(end: String) async throws
    {
        let text = Shop.startEvent + Shop.event("Größe 42 — 在庫あり") + Shop.event("!", finish: "stop") + Shop.done
        let bytes = Array(text.replacing("\n", with: end).utf8)
        for cut in stride(from: 1, to: 40, by: 3) {
            let shop = try Shop("gateway: {cache: {enabled: false}}")
            let opening = try shop.open()
            let call = await shop.upstream.call(1)
            call.begin()
            for start in stride(from: 0, to: bytes.count, by: cut) {
                call.send(bytes[start..<min(start + cut, bytes.count)])
            }
            #expect(try await opening.value.texts().joined() == "Größe 42 — 在庫あり!")
        }
    }

    @Test func `the stream is over with its mark, and the connection is read to its end for another call`() async throws
    {
        let shop = try Shop()
        let opening = try shop.open()
        let call = await shop.upstream.call(1)
        call.begin()
        call.send(Shop.answer + Shop.event("after the end"))
        #expect(try await opening.value.texts().joined() == "On its way.")
        #expect(!call.isClosed)
        call.finish()
        await shop.gateway.shutDown()
        #expect(!call.isClosed)
    }

    @Test func `a connection that goes on after the end is closed in a second`() async throws {
        let shop = try Shop()
        let opening = try shop.open()
        let call = await shop.upstream.call(1)
        call.begin()
        call.send(Shop.answer)
        _ = try await opening.value.frames()
        await shop.time.untilSleeping(2)
        shop.time.advance(by: .seconds(1))
        await call.untilClosed()
    }

    @Test func `who stops reading closes the call, unless others read on`() async throws {
        let shop = try Shop()
        // A task holds what it gave.
        var first: Task<ReplyStream, any Error>? = try shop.open()
        let call = await shop.upstream.call(1)
        call.begin()
        call.send(Shop.event("On its"))
        var leader = try await first?.value
        first = nil
        var follower: ReplyStream? = try await shop.gateway.stream(Shop.call())
        _ = try await leader?.next()
        leader = nil
        #expect(try await follower?.next() != nil)
        #expect(!call.isClosed)
        #expect(shop.ledger.lines.map(\.failure) == ["cancelled"])
        follower = nil
        await call.untilClosed()
        await shop.untilIdle()
        // Two calls that were cancelled, of which one was sent.
        #expect(shop.ledger.lines.map(\.failure) == ["cancelled", "cancelled"])
        #expect(shop.ledger.lines.map(\.attempts) == [0, 1])
        _ = (leader, follower)
    }

    @Test func `a stream that is cancelled while it is waited for ends at once`() async throws {
        let shop = try Shop()
        let (stream, call) = try await shop.begun()
        _ = try await stream.next()
        let reading = Task { try await stream.next() }
        for _ in 0..<10 { await Task.yield() }
        stream.cancel()
        await #expect(throws: CancellationError.self) { try await reading.value }
        #expect(try await stream.next() == nil)
        stream.cancel()
        await call.untilClosed()
        #expect(shop.ledger.lines.count == 1)
    }

    @Test func `a reader whose task is cancelled leaves`() async throws {
        let shop = try Shop()
        let (stream, call) = try await shop.begun()
        let reading = Task { try await stream.frames() }
        for _ in 0..<10 { await Task.yield() }
        reading.cancel()
        #expect(await reading.code == "cancelled")
        await call.untilClosed()
        #expect(shop.ledger.lines.map(\.failure) == ["cancelled"])
    }

    @Test func `the deadline is over the whole stream`() async throws {
        let shop = try Shop()
        let opening = shop.open(try Shop.call(patience: .seconds(5)))
        let call = await shop.upstream.call(1)
        call.begin()
        call.send(Shop.event("On its"))
        let stream = try await opening.value
        _ = try await stream.next()
        let reading = Task { try await stream.next() }
        await shop.time.untilSleeping()
        shop.time.advance(by: .seconds(5) + DeadlineWheel.tick)
        #expect(await reading.code == "deadline_exceeded")
        await call.untilClosed()
    }
}
