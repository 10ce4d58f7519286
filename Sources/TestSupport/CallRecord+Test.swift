package import Foundation
package import RAGCore

extension CallRecord {
    /// A line with what a test does not care about filled in.
    package static func made(
        date: Date = Date(timeIntervalSince1970: 1_790_000_000),
        requestID: String = "request",
        tenant: String = "shop",
        operation: Operation = .chat,
        model: String = "small",
        failure: String? = nil,
        cache: CacheStatus = .miss,
        usage: TokenUsage? = TokenUsage(input: 100, output: 10),
        cost: Money? = Money(picodollars: 1_000),
        latency: Duration = .milliseconds(200),
        attempts: Int = 1
    ) -> CallRecord {
        CallRecord(
            date: date,
            requestID: requestID,
            tenant: tenant,
            operation: operation,
            requestedModel: model + "-latest",
            model: model,
            upstream: "upstream",
            failure: failure,
            cache: cache,
            usage: usage,
            cost: cost,
            latency: latency,
            attempts: attempts
        )
    }

    /// A line of which any field may be anything that is usual, and some that is not.
    package static func random(using generator: inout some RandomNumberGenerator) -> CallRecord {
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        func chance(_ one: Int) -> Bool { number(1...one) == 1 }
        let usage = TokenUsage(input: number(0...5_000), output: number(0...900), cachedInput: number(0...100))
        return CallRecord(
            date: Date(timeIntervalSince1970: Double(number(-400_000...400_000))),
            requestID: "r\(number(0...9))",
            tenant: ["", "a", "b", "a\0b", "ü", "shop.example"][number(0...5)],
            operation: Operation.allCases[number(0...(Operation.allCases.count - 1))],
            requestedModel: "m\(number(0...50))",
            model: ["", "small", "large"][number(0...2)],
            upstream: chance(3) ? "" : "u\(number(0...2))",
            failure: chance(4) ? ["timeout", "overloaded", ""][number(0...2)] : nil,
            cache: CacheStatus.allCases[number(0...(CacheStatus.allCases.count - 1))],
            usage: chance(5) ? nil : usage,
            cost: chance(6) ? nil : Money(picodollars: Int64(number(0...1_000_000_000))),
            latency: .microseconds(number(0...9_000_000)),
            firstToken: chance(2) ? nil : .microseconds(number(0...1_000_000)),
            attempts: number(0...4)
        )
    }
}
