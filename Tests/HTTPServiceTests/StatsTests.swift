import Access
import Foundation
import JSONText
import RAGCore
import TestSupport
import Testing

/// What is counted of known traffic.
@Suite struct `The figures` {
    @Test func `say exactly what happened`() async throws {
        let model = ToldModel(says: "Worn boots can be returned once within 30 days [1].")
        try await Storefront.use(.init(model: model)) { front in
            for _ in 0..<3 { #expect(try await front.ask().status == 200) }
            #expect(try await front.ask("who wrote the opera about the moon").status == 200)
            #expect(try await front.ask(as: nil).status == 401)
            #expect(try await front.send("POST", "/v1/search", "{}").status == 400)
            for path in ["/healthz", "/metrics", "/", "/nothing", "/v1/nothing"] {
                _ = try await front.send("GET", path)
            }
            #expect(try await front.waits { front.log.requests.count == 6 })
            let stats = try await front.send("GET", "/v1/stats").json
            #expect(stats["total"]?["requests"]?.int == 6)
            #expect(stats["total"]?["succeeded"]?.int == 4)
            #expect(stats["total"]?["failed"]?.int == 2)
            #expect(stats["cache"]?["hits"]?.int == 2)
            let calls = Double(model.callCount)
            #expect(abs((stats["cost_usd"]?.double ?? 0) - 0.0025 * calls) < 1e-12)
            #expect(stats["saved_usd"]?.double == 0.005)
            #expect(stats["tokens"]?.int == 110 * model.callCount)
            let routes = stats["routes"]?.elements.map {
                "\($0["route"]?.string ?? "") \($0["requests"]?.int ?? 0) \($0["failed"]?.int ?? 0)"
            }
            #expect(routes == ["/v1/answers 5 1", "/v1/search 1 1"])
            let told = stats["models"]?.elements.first { $0["model"]?.string == "told-1" }
            #expect(told?["requests"]?.int == 2 + model.callCount)
            #expect(told?["input_tokens"]?.int == 100 * model.callCount)
            let points = stats["series"]?.elements.map { $0["requests"]?.int ?? 0 }
            #expect(points == [6])
        }
    }

    @Test func `of a day are at most 288 points, as a naive count has them`() async throws {
        let seed: UInt64 = 20_261_121
        var generator = SeededGenerator(seed: seed)
        let steps = (0..<60).map { _ in Int.random(in: 0...3_000, using: &generator) }
        let hours = (0..<60).map { _ in Int.random(in: 1...24, using: &generator) }
        try await Storefront.use { front in
            var times: [Int] = []
            var now = 0
            for (step, hours) in zip(steps, hours) {
                now += step
                front.time.advance(by: .seconds(step))
                #expect(try await front.send("GET", "/v1/models").status == 200)
                times.append(now)
                #expect(try await front.waits { front.log.requests.count == times.count })
                let page = try await front.send("GET", "/v1/stats?hours=\(hours)").json
                // The page itself is counted once it is sent.
                times.append(now)
                #expect(try await front.waits { front.log.requests.count == times.count })
                let current = now / 300
                let first = max(0, current - hours * 12 + 1)
                let expected = (first...current).map { span in times.dropLast().filter { $0 / 300 == span }.count }
                #expect(page["series"]?.elements.map { $0["requests"]?.int ?? 0 } == expected, "seed \(seed)")
                #expect(expected.count <= 288)
                #expect(page["total"]?["requests"]?.int == expected.reduce(0, +))
            }
        }
    }
}
