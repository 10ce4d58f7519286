import Access
import Foundation
import HTTPService
import JSONText
import RAGCore
import TestSupport
import Testing
import Transport

/// Answers as they come.
@Suite struct `A stream` {
    private static let written = "Worn boots can be returned once within 30 days [1]."

    private static func chat(_ model: String, _ more: String = "", _ question: String = Storefront.question) -> String {
        #"{"model":"\#(model)","stream":true,"messages":[{"role":"user","content":"\#(question)"}]\#(more)}"#
    }

    @Test func `tells sources, then each citation before its words, then the whole`() async throws {
        try await Storefront.use(.init(model: ToldModel(says: Self.written))) { front in
            let reply = try await front.ask(Storefront.question, #","stream":true"#)
            #expect(reply.status == 200)
            #expect(reply.headers["content-type"] == "text/event-stream; charset=utf-8")
            #expect(reply.headers["cache-control"] == "no-cache")
            let names = reply.named.map(\.name)
            #expect(names.first == "sources" && names.last == "final")
            #expect(names.filter { $0 == "sources" }.count == 1)
            let citation = try #require(names.firstIndex(of: "citation"))
            let delta = try #require(names.firstIndex(of: "delta"))
            #expect(citation < delta)
            let text = try reply.named.filter { $0.name == "delta" }.map {
                try JSONDocument(Array($0.data.utf8)).root["text"]?.string ?? ""
            }.joined()
            let final = try JSONDocument(Array(reply.named.last?.data.utf8 ?? "".utf8)).root
            #expect(final["answer"]?.string == text)
            #expect(text.hasPrefix("Worn boots can be returned once within 30 days"))
            let whole = try await front.ask(Storefront.question, #","cache":false"#).json
            #expect(Set(final.members.map(\.key)) == Set(whole.members.map(\.key)))
        }
    }

    @Test func `that breaks ends with an event of the error`() async throws {
        try await Storefront.use { front in
            let reply = try await front.ask(Storefront.question, #","stream":true,"collection":"missing""#)
            #expect(reply.status == 404)
            let body = Self.chat("deepseek-v3.2")
            async let broken = front.send("POST", "/v1/chat/completions", body)
            let call = await front.upstream.call(1)
            call.begin(headers: [])
            call.send(Upstream.event("On its"))
            call.fail(.connectionLost(afterHead: true))
            let events = try await broken.events
            #expect(events.first?.contains("On its") == true)
            #expect(events.last?.contains(#""code":"upstream_error""#) == true)
            #expect(!events.contains("[DONE]"))
        }
    }

    @Test func `that its reader leaves ends the call`() async throws {
        try await Storefront.use { front in
            let request = Storefront.bytes(
                "POST",
                "/v1/chat/completions",
                Array(Self.chat("deepseek-v3.2").utf8),
                key: Holder.ask.text.text
            )
            let (port, isRead) = (front.port, Latch<Void>())
            async let reader: Void = RawClient.run {
                let client = try RawClient(port: port)
                client.send(request)
                var bytes: [UInt8] = []
                while !String(decoding: bytes, as: UTF8.self).contains("On its") {
                    let (more, ending) = client.receive()
                    bytes += more
                    if ending != nil { break }
                }
                isRead.set()
            }
            let call = await front.upstream.call(1)
            call.begin()
            call.send(Upstream.event("On its"))
            await isRead.wait()
            try await reader
            await call.untilClosed()
            #expect(try await front.waits { front.admission.counts.atWork == 0 })
        }
    }

    @Test func `that one of two readers leaves goes on for the other`() async throws {
        let (started, goOn) = (Latch<Void>(), Latch<Void>())
        let model = ToldModel { heard in
            started.set()
            await goOn.wait()
            try Task.checkCancellation()
            try await heard?(Self.written)
            return Self.written
        }
        try await Storefront.use(.init(model: model)) { front in
            let request = Storefront.bytes(
                "POST",
                "/v1/answers",
                Array(#"{"question":"\#(Storefront.question)","stream":true}"#.utf8),
                key: Holder.ask.text.text
            )
            let (port, joined) = (front.port, Latch<Void>())
            async let leaver: Void = RawClient.run {
                let client = try RawClient(port: port)
                client.send(request)
                joined.waitBlocking()
            }
            await started.wait()
            async let stayer = front.send(request)
            #expect(try await front.waits { front.admission.counts.atWork == 2 })
            // The second has its permit, and joins right after it.
            try await Task.sleep(for: .milliseconds(100))
            joined.set()
            try await leaver
            #expect(try await front.waits { front.admission.counts.atWork == 1 })
            goOn.set()
            #expect(try await stayer.named.last?.name == "final")
            #expect(model.callCount == 1)
        }
    }

    @Test func `that is silent says that it is alive`() async throws {
        let goOn = Latch<Void>()
        let model = ToldModel { heard in
            await goOn.wait()
            try await heard?(Self.written)
            return Self.written
        }
        try await Storefront.use(.init(model: model)) { front in
            let request = Storefront.bytes(
                "POST",
                "/v1/answers",
                Array(#"{"question":"\#(Storefront.question)","stream":true}"#.utf8),
                key: Holder.ask.text.text
            )
            let (port, pinged) = (front.port, Latch<Void>())
            async let text = RawClient.run {
                let client = try RawClient(port: port)
                client.send(request)
                var bytes: [UInt8] = []
                while true {
                    let (more, ending) = client.receive()
                    bytes += more
                    if String(decoding: bytes, as: UTF8.self).contains(": ping\n\n") { pinged.set() }
                    if ending != nil { return RawResponse(bytes).text }
                }
            }
            while pinged.value == nil {
                front.time.advance(by: .seconds(5))
                try await Task.sleep(for: .milliseconds(10))
                if front.time.date.timeIntervalSince1970 > 1_790_003_600 { break }
            }
            goOn.set()
            let all = try await text
            #expect(all.contains(": ping\n\n"))
            #expect(all.contains("event: "))
        }
    }

    @Test(arguments: [false, true])
    func `of auto is in the chunks of OpenAI`(isUsageWanted: Bool) async throws {
        try await Storefront.use(.init(model: ToldModel(says: Self.written))) { front in
            let more = isUsageWanted ? #","stream_options":{"include_usage":true}"# : ""
            let reply = try await front.send("POST", "/v1/chat/completions", Self.chat("auto", more))
            #expect(reply.status == 200)
            let events = reply.events
            #expect(events.last == "[DONE]")
            let chunks = try events.dropLast().map { try JSONDocument(Array($0.utf8)).root }
            #expect(chunks.allSatisfy { $0["object"]?.string == "chat.completion.chunk" })
            #expect(Set(chunks.compactMap { $0["id"]?.string }).count == 1)
            let withoutChoices = chunks.filter { $0["choices"]?.elements.first(where: { _ in true }) == nil }
            #expect(withoutChoices.count == (isUsageWanted ? 1 : 0))
            if isUsageWanted { #expect(chunks.last?["usage"]?["total_tokens"]?.int == 110) }
            let deltas = chunks.compactMap { $0["choices"]?.elements.first(where: { _ in true })?["delta"] }
            #expect(deltas.first?["role"]?.string == "assistant")
            let text = deltas.compactMap { $0["content"]?.string }.joined()
            #expect(text.hasPrefix("Worn boots"))
            let closing = chunks[chunks.count - (isUsageWanted ? 2 : 1)]
            let choice = try #require(closing["choices"]?.elements.first(where: { _ in true }))
            #expect(choice["finish_reason"]?.string == "stop")
            #expect(choice["delta"]?["annotations"]?.elements.map { $0["type"]?.string } == ["url_citation"])
            #expect(closing["nuthatch"]?["route"]?["outcome"]?.string == "cheap")
        }
    }

    @Test func `of a model that was named has the usage only where it is asked for`() async throws {
        try await Storefront.use { front in
            front.upstream.always { call in
                call.begin()
                call.send(Upstream.event("On its") + Upstream.event(" way.", finish: "stop") + Upstream.usage)
                call.send("data: [DONE]\n\n")
                call.finish()
            }
            for isWanted in [false, true] {
                let more = isWanted ? #","stream_options":{"include_usage":true}"# : ""
                let reply = try await front.send("POST", "/v1/chat/completions", Self.chat("deepseek-v3.2", more, "q"))
                #expect(reply.events.last == "[DONE]")
                #expect(reply.events.contains { $0.contains(#""choices":[]"#) } == isWanted, "\(reply.text)")
            }
        }
    }

    /// What is known at its beginning; what is not is not made up.
    @Test func `that is kept does not say that it was paid for`() async throws {
        try await Storefront.use { front in
            front.upstream.always { call in
                call.begin()
                call.send(Upstream.event("On its way.", finish: "stop") + Upstream.usage + "data: [DONE]\n\n")
                call.finish()
            }
            let body = Self.chat("deepseek-v3.2")
            let first = try await front.send("POST", "/v1/chat/completions", body)
            #expect(first.headers["x-model"] == "deepseek-v3.2")
            let second = try await front.send("POST", "/v1/chat/completions", body)
            #expect(front.upstream.count == 1)
            #expect(second.body == first.body)
            #expect(second.headers["x-cache"] != "miss")
            for reply in [first, second] { #expect(reply.headers["x-tokens-used"] == nil) }
            let stats = try await front.send("GET", "/v1/stats").json
            #expect(stats["cache"]?["hits"]?.int == 1)
            #expect(stats["cache"]?["misses"]?.int == 1)
        }
    }
}
