import Foundation
import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct ArchiveTests {
    @Test func `an answer is there after closing and opening again`() async throws {
        let folder = try TemporaryFolder()
        let time = ManualTime()
        let answer = ArchivedResponse.made(at: time, bytes: 100_000)
        let file = try folder.gateway(time: time)
        file.archive.store(answer, for: .numbered(1))
        await file.close()
        let next = try folder.gateway(time: time)
        #expect(try await next.archive.response(for: .numbered(1)) == answer)
    }

    @Test func `an answer is read while it cannot be written`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway(options: GatewayFileOptions(busyTimeout: .zero))
        let other = try OtherProgram(folder.gatewayFile)
        try other.execute("BEGIN IMMEDIATE")
        file.archive.store(.made(), for: .numbered(1))
        await #expect(throws: PersistenceError.busy(path: file.path)) { try await file.archive.flush() }
        #expect(try await file.archive.response(for: .numbered(1)) != nil)
        try other.execute("ROLLBACK")
        file.archive.store(.made(), for: .numbered(2))
        try await file.archive.flush()
        #expect(try folder.ledgerNumber("SELECT count(*) FROM response") == 2)
    }

    @Test func `answers whose time is over leave the disk`() async throws {
        let folder = try TemporaryFolder()
        let time = ManualTime()
        let file = try folder.gateway(time: time)
        for number in 0..<30 {
            file.archive.store(.made(at: time, life: number < 20 ? 60 : 600), for: .numbered(number))
        }
        try await file.archive.flush()
        time.advance(by: .seconds(61))
        file.ledger.record(.made())
        try await file.ledger.flush()
        #expect(try folder.ledgerNumber("SELECT count(*) FROM response") == 10)
    }

    @Test func `a clock that is set back makes no answer immortal`() async throws {
        let folder = try TemporaryFolder()
        let before = ManualTime()
        let first = try folder.gateway(time: before)
        first.archive.store(.made(at: before, life: 60), for: .numbered(1))
        await first.close()
        let after = ManualTime(date: before.date - 365 * 86_400)
        let second = try folder.gateway(time: after)
        #expect(try await second.archive.response(for: .numbered(1))?.keepUntil == after.date + 60)
        // Writing anything settles it.
        second.ledger.record(.made())
        try await second.ledger.flush()
        after.advance(by: .seconds(60))
        #expect(try await second.archive.response(for: .numbered(1)) != nil)
        after.advance(by: .seconds(1))
        #expect(try await second.archive.response(for: .numbered(1)) == nil)
    }

    @Test func `the answers stored first go where the archive is full`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway(options: GatewayFileOptions(archiveLimit: 100_000))
        // The first is stored again, and is then among the last.
        for number in Array(0..<300) + [0] {
            file.archive.store(.made(bytes: 10_000), for: .numbered(number))
            if number % 50 == 0 { try await file.archive.flush() }
        }
        try await file.archive.flush()
        let kept = try folder.ledgerNumber("SELECT count(*) FROM response")
        #expect(kept == 9)
        #expect(try folder.ledgerNumber("SELECT size FROM response_total") <= 100_000)
        #expect(
            try folder.ledgerNumber("SELECT size FROM response_total")
                == folder.ledgerNumber("SELECT sum(size) FROM response")
        )
        for (number, isThere) in [(0, true), (1, false), (291, false), (292, true), (299, true)] {
            let response = try await file.archive.response(for: .numbered(number))
            #expect((response != nil) == isThere, "\(number)")
        }
    }

    @Test func `an answer that is larger than the archive is not kept, and drives no other out`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway(options: GatewayFileOptions(archiveLimit: 5_000, waitingAnswers: 50_000))
        file.archive.store(.made(bytes: 600), for: .numbered(3))
        try await file.archive.flush()
        file.archive.store(.made(bytes: 6_000), for: .numbered(1))
        file.archive.store(.made(bytes: 60_000), for: .numbered(2))
        #expect(try await file.archive.response(for: .numbered(2)) == nil)
        try await file.archive.flush()
        #expect(try folder.ledgerNumber("SELECT count(*) FROM response") == 1)
        #expect(try await file.archive.response(for: .numbered(3)) != nil)
    }

    @Test func `a smaller limit is reached by what is written, step by step`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway()
        for number in 0..<1_000 { file.archive.store(.made(bytes: 1_000), for: .numbered(number)) }
        await file.close()
        let smaller = try folder.gateway(options: GatewayFileOptions(archiveLimit: 50_000))
        for _ in 0..<20 {
            smaller.ledger.record(.made())
            try await smaller.ledger.flush()
        }
        #expect(try folder.ledgerNumber("SELECT size FROM response_total") <= 50_000)
        #expect(try await smaller.archive.response(for: .numbered(999)) != nil)
        #expect(try await smaller.archive.response(for: .numbered(0)) == nil)
    }

    @Test func `all answers of a tenant go, however many`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway()
        for number in 0..<3_000 {
            file.archive.store(.made(tenant: number % 3 == 0 ? "a" : "b"), for: .numbered(number))
        }
        try await file.archive.removeAll(tenant: "b")
        try await file.archive.flush()
        #expect(try folder.ledgerNumber("SELECT count(*) FROM response WHERE tenant = 'b'") == 0)
        #expect(try folder.ledgerNumber("SELECT count(*) FROM response") == 1_000)
        try await file.archive.flush()
        try await file.archive.removeAll(tenant: nil)
        #expect(try folder.ledgerNumber("SELECT count(*) + (SELECT size FROM response_total) FROM response") == 0)
    }

    @Test func `another process's answers are found when they are written`() async throws {
        let folder = try TemporaryFolder()
        let (first, second) = (try folder.gateway(), try folder.gateway())
        first.archive.store(.made(), for: .numbered(1))
        try await first.archive.flush()
        #expect(try await second.archive.response(for: .numbered(1)) != nil)
        second.archive.store(.made(bytes: 5), for: .numbered(1))
        try await second.archive.flush()
        #expect(try await first.archive.response(for: .numbered(1))?.payload.count == 5)
    }
}
