import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

/// Streams that break off, before and after somebody reads.
@Suite(.timeLimit(.minutes(1))) struct StreamFaultTests {
    enum Fault: CaseIterable {
        case errorEvent, errorObject, connectionLost, cutOff, notJSON

        func happen(to call: ManualUpstream.Call) {
            switch self {
            case .errorEvent: call.send("event: error\ndata: {\"message\":\"overloaded\"}\n\n")
            case .errorObject: call.send("data: {\"error\":{\"message\":\"overloaded\"}}\n\n")
            case .connectionLost: call.fail(.connectionLost(afterHead: true))
            case .cutOff: call.finish()
            case .notJSON: call.send("data: <html>\n\n")
            }
        }

        var isRetried: Bool { self != .notJSON }
    }

    @Test(arguments: Fault.allCases)
    func `what breaks before the first token is tried again, unseen`(fault: Fault) async throws {
        let shop = try Shop()
        let opening = try shop.open()
        let call = await shop.upstream.call(1)
        call.begin()
        call.send(Shop.startEvent)
        fault.happen(to: call)
        guard fault.isRetried else {
            #expect(await opening.code == "upstream_invalid_answer")
            return
        }
        await shop.time.untilSleeping(2)
        shop.time.advance(by: .milliseconds(200))
        await shop.upstream.call(2).answer(Shop.answer)
        let stream = try await opening.value
        #expect(try await stream.texts() == ["", "On its", " way."])
        #expect(stream.info?.attempts == 2)
    }

    @Test(arguments: Fault.allCases)
    func `what breaks before the first token is asked of the next upstream`(fault: Fault) async throws {
        let shop = try Shop(Shop.two(more: ", retry: {attempts: 1}"))
        let opening = try shop.open()
        let call = await shop.upstream.call(1)
        call.begin()
        call.send(Shop.startEvent)
        fault.happen(to: call)
        await shop.upstream.call(2).answer(Shop.answer)
        #expect(try await opening.value.texts() == ["", "On its", " way."])
    }

    @Test(arguments: Fault.allCases)
    func `what breaks after the first token ends the stream, and is sent nowhere else`(fault: Fault) async throws {
        let shop = try Shop(Shop.two(more: ", breaker: {failures: 1, plain: true}"))
        let openings = try (0..<5).map { _ in try shop.open() }
        await shop.untilWaiting(5)
        let call = await shop.upstream.call(1)
        call.begin()
        call.send(Shop.startEvent + Shop.event("On its"))
        var streams: [ReplyStream] = []
        for opening in openings { streams.append(try await opening.value) }
        fault.happen(to: call)
        for stream in streams {
            var texts: [String] = []
            let error = await #expect(throws: GatewayError.self) {
                while let frame = try await stream.next() { texts.append(String(decoding: frame, as: UTF8.self)) }
            }
            #expect(texts.count == 2)
            #expect(error?.code == "upstream_stream_broken")
            #expect(try await stream.next() == nil)
            #expect(stream.info == nil)
        }
        #expect(shop.upstream.count == 1)
        #expect(shop.ledger.lines.count == 5)
        #expect(shop.ledger.lines.allSatisfy { $0.failure == "upstream_stream_broken" })
        // The breaker has seen it: the next call goes to the second.
        let next = try shop.open("next")
        await shop.upstream.call(2).answer(Shop.answer)
        let stream = try await next.value
        _ = try await stream.frames()
        #expect(stream.info?.upstream == "second")
    }

    @Test func `an answer that is no stream says why`() async throws {
        let shop = try Shop()
        let opening = try shop.open()
        await shop.upstream.call(1).answer(#"{"error":{"message":"too long"}}"#, status: 400)
        let error = await #expect(throws: GatewayError.self) { try await opening.value }
        #expect(error == .rejected(upstream: "shop", status: 400, message: "too long"))
    }

    @Test func `an answer that is no stream and never ends is cut off`() async throws {
        let shop = try Shop()
        let opening = try shop.open()
        let call = await shop.upstream.call(1)
        call.begin(status: 400)
        for _ in 0..<10 { call.send(String(repeating: "x", count: 10_000)) }
        #expect(await opening.code == "upstream_rejected")
        await call.untilClosed()
    }

    @Test func `a stream of nothing but its end is an empty answer, and not kept`() async throws {
        let shop = try Shop()
        let opening = try shop.open()
        await shop.upstream.call(1).answer(Shop.startEvent + Shop.done)
        #expect(try await opening.value.texts() == [""])
        let again = try shop.open()
        await shop.upstream.call(2).answer(Shop.done)
        #expect(try await again.value.texts() == [])
    }
}
