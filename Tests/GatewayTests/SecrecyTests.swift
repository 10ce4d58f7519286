import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

/// Neither keys nor prompts leave by any way but the call itself.
@Suite(.timeLimit(.minutes(1))) struct SecrecyTests {
    private static let prompt = "My door code is 4711-canary"

    /// An upstream that repeats whatever it was sent.
    private func reply(of call: ManualUpstream.Call) -> String {
        #"{"error":{"message":"bad key \#(call.key ?? "")","type":"\#(call.key ?? "")","code":"Bearer \#(call.key ?? "")"}}"#
    }

    @Test(arguments: [200, 301, 400, 401, 402, 403, 404, 422, 429, 500, 503, 600])
    func `no key and no prompt is in an error or a line of the log`(status: Int) async throws {
        for isStream in [false, true] {
            let shop = try Shop(Shop.one("retry: {attempts: 2}", keys: "[SHOP_KEY, SHOP_KEY_2]"))
            shop.upstream.always { $0.answer(reply(of: $0), status: status) }
            let call = try Shop.call(Self.prompt)
            let error = await shop.pumping(by: .milliseconds(500)) {
                await #expect(throws: GatewayError.self) {
                    if isStream {
                        _ = try await shop.gateway.stream(call).frames()
                    } else {
                        _ = try await shop.gateway.chat(call)
                    }
                }
            }
            var dumped = ""
            dump(error, to: &dumped)
            #expect(!shop.log.lines.isEmpty)
            for text in shop.log.lines + [dumped, error?.description ?? "", "\(shop.ledger.lines)"] {
                for secret in ["0123456789abcdef", "canary"] {
                    #expect(!text.contains(secret), "\(status): \(text)")
                }
            }
        }
    }

    @Test func `an error in the middle of a stream tells no key`() async throws {
        let shop = try Shop()
        let opening = try shop.open(Self.prompt)
        let call = await shop.upstream.call(1)
        call.begin()
        call.send(Shop.event("On its"))
        let stream = try await opening.value
        call.send("data: \(reply(of: call))\n\n")
        let error = await #expect(throws: GatewayError.self) { try await stream.frames() }
        #expect(error?.description.contains("bad key") == true)
        #expect(error?.description.contains("0123456789abcdef") == false)
    }

    @Test func `the key goes in its header, and nowhere else`() async throws {
        let shop = try Shop()
        let caller = try shop.ask()
        let call = await shop.upstream.call(1)
        #expect(call.key == Shop.key)
        let others = call.request.headers.filter { $0.name != "Authorization" }.map { "\($0.name): \($0.value)" }
        for text in others + [call.url, call.body, "\(call.request.pool)", "\(shop.gateway.configuration)"] {
            #expect(!text.contains(Shop.key))
        }
        #expect(call.request.pool == "shop#0")
        caller.cancel()
    }

    @Test func `a request id of the caller's is taken where it can be written down, and else made`() {
        #expect(RequestID.taken(from: "req-1.ä") != "req-1.ä")
        for given in ["a", "req_42", String(repeating: "x", count: 128)] {
            #expect(RequestID.taken(from: given) == given)
        }
        for given in [nil, "", " ", "a b", "a\n", String(repeating: "x", count: 129)] {
            let made = RequestID.taken(from: given)
            #expect(made.hasPrefix("req_"))
            #expect(made.count == 28)
        }
        #expect(Set((0..<1_000).map { _ in RequestID.make() }).count == 1_000)
    }
}
