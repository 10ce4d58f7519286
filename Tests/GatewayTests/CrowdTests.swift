import Gateway
import RAGCore
import TestSupport
import Testing

/// Many requests of many tenants at once.
@Suite(.timeLimit(.minutes(1))) struct CrowdTests {
    @Test func `ten thousand equal questions are one call`() async throws {
        let shop = try Shop()
        let callers = shop.ask(10_000, try Shop.call())
        await shop.upstream.call(1).answer(Shop.completion())
        for caller in callers { #expect(try await caller.value.text == "On its way.") }
        #expect(shop.upstream.count == 1)
        #expect(shop.ledger.lines.count == 10_000)
        #expect(shop.ledger.lines.compactMap(\.cost).reduce(.zero, +) == Money(picodollars: 22_400_000))
    }

    @Test func `tenants share no call and no answer`() async throws {
        let shop = try Shop()
        let callers = try ["a", "b"].map { shop.ask(try Shop.call(tenant: $0)) }
        for number in 1...2 { await shop.upstream.call(number).answer(Shop.completion("\(number)")) }
        for caller in callers { #expect(try await caller.value.info.cache == .miss) }
        let third = shop.ask(try Shop.call(tenant: "c"))
        await shop.upstream.call(3).answer(Shop.completion())
        #expect(try await third.value.info.cache == .miss)
    }

    @Test func `no tenant ever reads what was written for another, whoever is cancelled when`() async throws {
        let shop = try Shop("gateway: {cache: {memory: 8KiB}}")
        // Each answer names the tenant that it was asked for: the question holds it, and the upstream repeats it.
        shop.upstream.always { call in
            let question = call.body.split(separator: "canary-").dropFirst().first?.prefix { $0 != " " } ?? ""
            call.answer(Shop.completion("for canary-\(question)"))
        }
        var generator = SeededGenerator(seed: 7)
        let plan = (0..<20_000).map { _ in
            (
                tenant: Int.random(in: 0..<20, using: &generator), question: Int.random(in: 0..<5, using: &generator),
                isCancelled: Int.random(in: 0..<10, using: &generator) == 0
            )
        }
        let wrong = Count()
        await withTaskGroup(of: Void.self) { group in
            for (number, step) in plan.enumerated() {
                group.addTask {
                    let id = "req_\(number)"
                    let caller = Task {
                        // The same words for all tenants: only the document that was found differs.
                        let question = "Question \(step.question): canary-\(step.tenant) is what the document says"
                        var call = try Shop.call(question, tenant: "tenant-\(step.tenant)")
                        call.requestID = id
                        return try await shop.gateway.chat(call)
                    }
                    if step.isCancelled { caller.cancel() }
                    guard let reply = try? await caller.value else { return }
                    let text = try? reply.text
                    if text != "for canary-\(step.tenant)" || reply.info.requestID != id { wrong.add() }
                }
            }
        }
        #expect(wrong.value == 0)
        #expect(shop.ledger.lines.count == plan.count)
        #expect(Set(shop.ledger.lines.map(\.requestID)).count == plan.count)
        await shop.untilIdle()
        #expect(shop.gateway.waitingCount == 0)
    }

    @Test func `equal words of two tenants are never one answer`() async throws {
        let shop = try Shop()
        let calls = Count()
        shop.upstream.always { $0.answer(Shop.completion("canary-\(calls.add())")) }
        var texts: Set<String> = []
        for tenant in 0..<20 {
            for _ in 0..<3 {
                texts.insert("\(tenant):" + (try await shop.gateway.chat(Shop.call(tenant: "\(tenant)")).text))
            }
        }
        #expect(texts == Set((0..<20).map { "\($0):canary-\($0 + 1)" }))
    }
}
