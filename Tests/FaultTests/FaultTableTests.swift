import Gateway
import ProviderSimulator
import RAGCore
import Testing
import Transport

/// Every fault of an upstream, plain and streamed, over real sockets: nobody hangs, nothing broken is kept, no key is
/// shown, the breaker counts what it should, and no connection stays behind.
@Suite(.timeLimit(.minutes(5))) struct FaultTableTests {
    @Test(arguments: FaultRow.connection + FaultRow.status + FaultRow.content + FaultRow.dialect, [false, true])
    func `one caller hears of it, and the next call starts anew`(row: FaultRow, isStream: Bool) async throws {
        let shop = try FaultedShop()
        shop.simulator.setScript(Script([try Script.Step(row.fault)]))
        let start = ContinuousClock.now
        let result = await shop.ask("What went wrong?", isStream: isStream)
        #expect(ContinuousClock.now - start < .seconds(60))
        try expect(result, isStream ? row.stream : row.plain)
        if !(isStream ? row.stream : row.plain).isAnswer {
            #expect((shop.countedFailures > 0) == row.counts)
            // What was broken is not kept: well again, the upstream is asked anew.
            let calls = shop.simulator.counts.calls
            shop.simulator.setScript(nil)
            if !row.fault.contains("429") {
                #expect(try await shop.ask("What went wrong?", isStream: isStream).get().isEmpty == false)
                #expect(shop.simulator.counts.calls > calls)
            }
        }
        await shop.close()
        #expect(shop.transport.transfersUnderWay == 0)
    }

    @Test(arguments: ["reset-before", "reset-mid-body", "status=503", "cut-json", "hang", "huge-head"], [false, true])
    func `so do five hundred callers at once`(fault: String, isStream: Bool) async throws {
        let count = 500
        let shop = try FaultedShop(callers: count)
        shop.simulator.setScript(Script([try Script.Step(fault)]))
        let start = ContinuousClock.now
        let failed = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<count {
                group.addTask {
                    if case .failure = await shop.ask("Question \(number)?", isStream: isStream) { true } else { false }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(failed == count)
        #expect(ContinuousClock.now - start < .seconds(60))
        #expect(shop.gateway.flightCount == 0)
        shop.simulator.setScript(nil)
        #expect(try await shop.ask("Well again?", isStream: isStream).get().isEmpty == false)
        await shop.close()
        #expect(shop.transport.transfersUnderWay == 0)
    }

    @Test(arguments: ["status=503", "reset-before", "status=500"], [false, true])
    func `a passing fault is tried again, once`(fault: String, isStream: Bool) async throws {
        let shop = try FaultedShop(attempts: 2)
        shop.simulator.setScript(Script([try Script.Step(fault, times: 1)]))
        #expect(try await shop.ask("Again?", isStream: isStream).get().isEmpty == false)
        await shop.close()
        #expect(shop.simulator.counts.calls == 2)
    }

    @Test func `the texts of all dialects are the same`() async throws {
        var texts: Set<String> = []
        for row in FaultRow.dialect where row.fault.hasPrefix("sse-") && row.plain.isText {
            let shop = try FaultedShop()
            shop.simulator.setScript(Script([try Script.Step(row.fault)]))
            texts.insert(try await shop.ask("Same?", isStream: true).get())
            await shop.close()
        }
        #expect(texts.count == 1)
    }

    @Test func `a refused connection is told from one that is slow to come`() async throws {
        let shop = try FaultedShop()
        shop.simulator.setListening(false)
        let result = await shop.ask("Anybody?", isStream: false)
        guard case .failure(let error) = result else { return #expect(Bool(false), "there is nobody to answer") }
        #expect(error.code == "upstream_unreachable")
        #expect(error.description.contains("refused"))
        shop.simulator.setListening(true)
        #expect(try await shop.ask("Anybody?", isStream: false).get().isEmpty == false)
        await shop.close()
    }

    private func expect(_ result: Result<String, GatewayError>, _ outcome: FaultRow.Outcome) throws {
        switch (result, outcome) {
        case (.success(let text), .answer): #expect(!text.isEmpty)
        case (.success(let text), .silence): #expect(text.isEmpty)
        case (.failure(let error), .fails(let codes)):
            #expect(codes.contains(error.code), "\(error)")
            #expect(!error.description.contains(FaultedShop.key))
        default: Issue.record("got \(result)")
        }
    }
}

extension FaultRow.Outcome {
    fileprivate var isText: Bool {
        if case .answer = self { true } else { false }
    }

    fileprivate var isAnswer: Bool {
        if case .fails = self { false } else { true }
    }
}
