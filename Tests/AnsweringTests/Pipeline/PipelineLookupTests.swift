import Answering
import RAGCore
import Routing
import TestSupport
import Testing

@Suite struct `A question for one of the shop's services` {
    private static let found = ShopDesk.found("Order 12345 was sent.")

    private func counter(_ reply: ShopReply) async throws -> (Counter, ShopDesk) {
        let desk = ShopDesk(["order_status": reply])
        return (try await Counter(desk: desk, policy: Policy.standardText), desk)
    }

    @Test(arguments: [("en", "What is your order number?"), ("de", "Wie ist Ihre Bestellnummer?")])
    func `is asked back where it lacks a detail, in the shop's words`(locale: String, words: String) async throws {
        let (counter, desk) = try await counter(Self.found)
        var request = counter.request("where is my order")
        request.locale = locale
        let answer = try await counter.ask(request)
        #expect(answer.handoff.reason == .missingDetail)
        #expect(answer.text == words)
        #expect(desk.inquiries.isEmpty)
    }

    @Test func `is filled by the context without asking`() async throws {
        let (counter, desk) = try await counter(Self.found)
        var request = counter.request("where is my order")
        request.context = ["order_id": "12345"]
        request.tenant = "larkfell"
        #expect(try await counter.ask(request).route.outcome == .lookup)
        #expect(desk.inquiries.map(\.context) == [["order_id": "12345"]])
        #expect(desk.inquiries.map(\.tenant) == ["larkfell"])
    }

    @Test func `is filled by what it names`() async throws {
        let (counter, desk) = try await counter(Self.found)
        let answer = try await counter.ask("where is my order #12345")
        #expect(answer.entities.map(\.value) == ["12345"])
        #expect(desk.inquiries.first?.entities == answer.entities)
        #expect(answer.sentences.map(\.range) == [0..<answer.text.utf8.count])
        #expect(answer.grounding == 1)
    }

    @Test(arguments: [
        (ShopReply.notFound, Handoff.Reason.missingDetail, "I cannot find that."),
        (.missing(question: "Which parcel?"), .missingDetail, "Which parcel?"),
        (.unavailable("it is down"), .unavailable, ""),
    ])
    func `ends in a hand-off where the service has no answer`(
        reply: ShopReply,
        reason: Handoff.Reason,
        words: String
    ) async throws {
        let (counter, _) = try await counter(reply)
        let answer = try await counter.ask("where is my order #12345")
        #expect(answer.route.outcome == .handoff && answer.handoff.reason == reason)
        #expect(answer.text.hasPrefix(words))
        #expect(!answer.isAnswerable && answer.citations.isEmpty)
    }

    @Test func `is asked anew each time`() async throws {
        let (counter, desk) = try await counter(Self.found)
        for _ in 0..<2 {
            let given = try await counter.pipeline.answer(counter.request("where is my order #12345"))
            #expect(given.cache == .miss && !given.isKeepable)
        }
        #expect(desk.inquiries.count == 2)
    }
}
