import Foundation
package import RAGCore

/// What every `UsageLedger` promises, as a check that an implementation runs against itself.
///
/// The ledger is to be empty. What it breaks comes back as sentences.
package final class LedgerContract {
    /// What a ledger has: its lines, and the sum of the costs that are known.
    package typealias Kept = (lines: Int, cost: Money)

    private let ledger: any UsageLedger
    private let kept: () async throws -> Kept
    private var expected: Kept = (0, .zero)
    private var broken: [String] = []

    private init(ledger: any UsageLedger, kept: @escaping () async throws -> Kept) {
        self.ledger = ledger
        self.kept = kept
    }

    /// - Parameter kept: reads back what the ledger has on its disk.
    package static func broken(
        by ledger: any UsageLedger,
        kept: @escaping () async throws -> Kept
    ) async throws -> [String] {
        let contract = LedgerContract(ledger: ledger, kept: kept)
        try await contract.expect("an empty ledger can be flushed, and is still empty", [])
        try await contract.expect("a line is kept", [.made()])
        try await contract.expect("a line that comes twice is two lines", [.made(), .made()])
        try await contract.expect("a line without a cost or tokens is kept", [.made(usage: nil, cost: nil)])
        try await contract.expect("each kind of line is kept", contract.kinds)
        try await contract.expect("a line with unusual texts is kept", contract.texts)
        try await contract.expect("a line with unusual numbers is kept", contract.numbers)
        try await contract.checkOrder()
        try await contract.checkTasks()
        return contract.broken
    }

    private func expect(_ promise: String, _ records: [CallRecord]) async throws {
        for record in records { ledger.record(record) }
        try await expectKept(promise, records)
    }

    private func expectKept(_ promise: String, _ records: [CallRecord]) async throws {
        expected.lines += records.count
        for record in records { expected.cost += record.cost ?? .zero }
        try await ledger.flush()
        let kept = try await kept()
        if kept != expected { broken.append("\(promise): \(kept), not \(expected)") }
    }

    private var kinds: [CallRecord] {
        CallRecord.Operation.allCases.flatMap { operation in
            CallRecord.CacheStatus.allCases.flatMap { status in
                [nil, "timeout"].map { .made(operation: operation, failure: $0, cache: status) }
            }
        }
    }

    private var texts: [CallRecord] {
        ["", "\0", "a\0b", "日本", "'; DROP TABLE call", String(repeating: "é", count: 10_000)].map {
            .made(requestID: $0, tenant: $0, model: $0, failure: $0)
        }
    }

    private var numbers: [CallRecord] {
        [
            .made(date: .distantPast, usage: TokenUsage(input: .max, output: .max, cachedInput: .max)),
            .made(date: .distantFuture, usage: TokenUsage(input: .min, output: -1)),
            .made(date: Date(timeIntervalSince1970: .nan), latency: .seconds(Int64.max)),
            .made(date: Date(timeIntervalSince1970: .infinity), latency: .seconds(Int64.min)),
            .made(cost: .zero, latency: .nanoseconds(1), attempts: .max),
            .made(cost: Money(picodollars: -5), latency: .zero, attempts: .min),
        ]
    }

    private func checkOrder() async throws {
        let records = (0..<10_000).map { CallRecord.made(cost: Money(picodollars: $0)) }
        try await expect("more lines than a group holds are kept", records)
    }

    private func checkTasks() async throws {
        let ledger = ledger
        let record = CallRecord.made()
        await withTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    for number in 0..<1_000 {
                        ledger.record(record)
                        if number % 250 == task { try? await ledger.flush() }
                    }
                }
            }
        }
        try await expectKept("8 tasks lose nothing", Array(repeating: record, count: 8_000))
    }
}
