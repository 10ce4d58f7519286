import Gateway
import RAGCore
import ReplyFormat
import Resilience
import ResilienceModel
import WireFormat

/// Checks that need very many cases.
extension GatewayBench {
    /// Tenants ask the same questions, each with a canary of its own; callers leave at random. Nobody may see another's.
    func canaries(_ rig: GatewayRig) async throws -> (GatewayReport.Canaries, requests: Int) {
        let (tenants, callers, questions) = (20, 64, 50)
        let count = isLarge ? 1_000_000 : 20_000
        let start = ContinuousClock.now
        let (foreign, cancelled) = await withTaskGroup(of: (Int, Int).self) { group in
            for caller in 0..<callers {
                group.addTask {
                    var generator = SystemRandomNumberGenerator()
                    var (foreign, cancelled) = (0, 0)
                    for _ in stride(from: caller, to: count, by: callers) {
                        let tenant = Int.random(in: 0..<tenants, using: &generator)
                        let question = Int.random(in: 0..<questions, using: &generator)
                        let leaves = Int.random(in: 0..<20, using: &generator) == 0
                        let isRight = await Self.ask(rig, tenant, question, leaves: leaves)
                        if isRight == nil { cancelled += 1 }
                        if isRight == false { foreign += 1 }
                    }
                    return (foreign, cancelled)
                }
            }
            return await group.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let report = GatewayReport.Canaries(
            requests: count,
            tenants: tenants,
            cancelled: cancelled,
            foreignAnswers: foreign,
            perSecond: (Double(count) / seconds).rounded(to: 0)
        )
        return (report, count)
    }

    /// Whether the answer is the tenant's own; nil where the caller left.
    private static func ask(_ rig: GatewayRig, _ tenant: Int, _ question: Int, leaves: Bool) async -> Bool? {
        let canary = "canary\(tenant)x\(tenant * 7919)"
        // The canary stands in the document alone: the questions of all tenants are the same.
        let body = """
            {"model":"\(GatewayRig.model)","messages":[{"role":"system","content":"[1] Case \(question) of the shop \
            is \(canary)."},{"role":"user","content":"What is case \(question) of the shop?"}]}
            """
        let task = Task {
            var call = try ChatCall(body: Array(body.utf8), tenant: "tenant-\(tenant)")
            // Some are answered anew, so that answers come and go all the time.
            if question % 5 == 0 { call.cache.stores = false }
            return try await rig.gateway.chat(call)
        }
        if leaves { task.cancel() }
        guard let reply = try? await task.value, let text = try? ChatResponse(reply.body).text else { return nil }
        return text.contains(canary)
    }

    func breakerModel() throws -> GatewayReport.BreakerModel {
        let cases = isLarge ? 1_000_000 : 10_000
        var generator = SystemRandomNumberGenerator()
        let check = try BreakerCheck.run(cases: cases, using: &generator)
        return GatewayReport.BreakerModel(sequences: cases, disagreement: Nullable(check.disagreement.map { "\($0)" }))
    }
}
