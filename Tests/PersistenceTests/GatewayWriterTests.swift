import Foundation
import Persistence
import RAGCore
import Synchronization
import TestSupport
import Testing

@Suite struct GatewayWriterTests {
    @Test func `a line is on the disk soon, though nobody flushes`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway()
        file.archive.store(.made(), for: .numbered(1))
        file.ledger.record(.made())
        // Nothing tells when: the file is asked until it has them, and the test's time limit ends a wait in vain.
        while try await folder.totals().requests == 0 { await Task.yield() }
        #expect(try folder.ledgerNumber("SELECT count(*) FROM response") == 1)
    }

    @Test func `lines wait while the disk is full, and are written when it has room`() async throws {
        let folder = try TemporaryFolder()
        let warnings = Mutex<[GatewayFileWarning]>([])
        let options = GatewayFileOptions(
            sizeLimit: 1 << 20,
            warn: { warning in warnings.withLock { $0.append(warning) } }
        )
        let file = try folder.gateway(options: options, time: ManualTime())
        for number in 0..<180 { file.archive.store(.made(at: ManualTime(), bytes: 4_000), for: .numbered(number)) }
        try await file.archive.flush()
        for _ in 0..<4_000 { file.ledger.record(.made(requestID: "a longer id that fills the disk sooner")) }
        await #expect(throws: PersistenceError.full(path: file.path)) { try await file.ledger.flush() }
        await #expect(throws: PersistenceError.full(path: file.path)) { try await file.ledger.flush() }
        file.ledger.record(.made())
        #expect(file.ledger.lostLines == 0)
        #expect(try await file.archive.response(for: .numbered(1)) != nil)
        let warning = try #require(warnings.withLock { $0.first })
        #expect(warnings.withLock { $0.count } == 1)
        #expect(warning.waitingLines == 4_000)
        #expect(
            warning.description == """
                The ledger is not written: There is no room to write \(file.path): the disk is full or the size limit is \
                reached. Nothing was changed. It is tried again each second; 4000 lines wait.
                """
        )
        try await file.archive.removeAll(tenant: nil)
        try await file.ledger.flush()
        #expect(try await folder.totals().requests == 4_001)
    }

    @Test func `lines beyond the bound are lost, counted and said`() async throws {
        let folder = try TemporaryFolder()
        let warnings = Mutex<[GatewayFileWarning]>([])
        let time = ManualTime()
        let options = GatewayFileOptions(
            lineLimit: 100,
            busyTimeout: .zero,
            warn: { warning in warnings.withLock { $0.append(warning) } }
        )
        let file = try folder.gateway(options: options, time: time)
        let other = try OtherProgram(folder.gatewayFile)
        try other.execute("BEGIN IMMEDIATE")
        for _ in 0..<130 { file.ledger.record(.made()) }
        #expect(file.ledger.lostLines == 30)
        await #expect(throws: PersistenceError.busy(path: file.path)) { try await file.ledger.flush() }
        try other.execute("ROLLBACK")
        time.advance(by: .seconds(60))
        try await file.ledger.flush()
        #expect(try await folder.totals().requests == 100)
        file.ledger.record(.made())
        await file.close()
        #expect(try await folder.totals().requests == 101)
        let text = warnings.withLock { $0.first }?.description
        #expect(
            text?.hasSuffix("100 lines wait. 30 lines were lost since the start: costs are too low by what they cost.")
                == true
        )
    }

    @Test func `closing writes what waits, and counts what cannot be written`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway(options: GatewayFileOptions(busyTimeout: .zero))
        let other = try OtherProgram(folder.gatewayFile)
        try other.execute("BEGIN IMMEDIATE")
        for _ in 0..<7 { file.ledger.record(.made()) }
        await file.close()
        #expect(file.ledger.lostLines == 7)
    }

    @Test func `two writers of one file lose nothing to each other`() async throws {
        let folder = try TemporaryFolder()
        let files = try [folder.gateway(), folder.gateway()]
        await withTaskGroup { group in
            for (index, file) in files.enumerated() {
                group.addTask {
                    for number in 0..<20_000 {
                        file.ledger.record(.made(tenant: "t\(number % 300)", model: "m\(index)"))
                        if number % 200 == 0 { try? await file.ledger.flush() }
                    }
                }
            }
        }
        for file in files { await file.close() }
        let summary = try await folder.ledgerReader().summary()
        #expect(summary.byModel.mapValues(\.requests) == ["m0": 20_000, "m1": 20_000])
        #expect(summary.byTenant.count == 300)
        #expect(
            try folder.ledgerNumber("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'") == 1
        )
    }

    @Test func `a turn that another process has for good is not waited for without end`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway(options: GatewayFileOptions(busyTimeout: .milliseconds(5)))
        let lock = open(folder.gatewayFile + ".lock", O_RDWR | O_CLOEXEC)
        flock(lock, LOCK_EX)
        file.ledger.record(.made())
        await #expect(throws: PersistenceError.busy(path: file.path)) { try await file.ledger.flush() }
        #expect(throws: PersistenceError.busy(path: file.path)) {
            try folder.gateway(options: GatewayFileOptions(busyTimeout: .zero))
        }
        close(lock)
        try await file.ledger.flush()
        #expect(try await folder.totals().requests == 1)
    }
}

/// With real processes: what a kernel does at their end cannot be played.
@Suite struct GatewayProcessTests {
    @Test func `a process that is killed leaves what was flushed, and no line without those before it`() async throws {
        let folder = try TemporaryFolder()
        await #expect(processExitsWith: .signal(SIGKILL)) { [database = folder.database as String] in
            let file = try GatewayFile(beside: database)
            for number in 0..<9_000 {
                file.ledger.record(.made(requestID: "\(number)"))
                file.archive.store(.made(), for: .numbered(number))
            }
            try await file.ledger.flush()
            // These are on their way when the end comes.
            for number in 9_000..<59_000 { file.ledger.record(.made(requestID: "\(number)")) }
            kill(getpid(), SIGKILL)
        }
        let totals = try await folder.totals()
        #expect(totals.requests >= 9_000)
        #expect(try folder.ledgerNumber("SELECT count(DISTINCT request_id) FROM call") == totals.requests)
        #expect(try folder.ledgerNumber("SELECT max(CAST(request_id AS INTEGER)) FROM call") == totals.requests - 1)
        let next = try folder.gateway()
        next.ledger.record(.made())
        try await next.ledger.flush()
        #expect(try await next.archive.response(for: .numbered(8_999)) != nil)
        #expect(try await folder.totals().requests == totals.requests + 1)
        #expect(
            try folder.ledgerNumber("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'") == 1
        )
    }

    @Test func `two processes write one ledger`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway()
        let own = Task {
            for number in 0..<30_000 {
                file.ledger.record(.made(tenant: "t\(number % 700)", model: "ours"))
                if number % 100 == 0 { try await file.ledger.flush() }
            }
        }
        await #expect(processExitsWith: .success) { [database = folder.database as String] in
            let file = try GatewayFile(beside: database)
            for number in 0..<30_000 {
                file.ledger.record(.made(tenant: "t\(number % 900)", model: "theirs"))
                if number % 100 == 0 { try await file.ledger.flush() }
            }
            await file.close()
        }
        try await own.value
        await file.close()
        let summary = try await folder.ledgerReader().summary()
        #expect(summary.byModel.mapValues(\.requests) == ["ours": 30_000, "theirs": 30_000])
        #expect(summary.byTenant.count == 900)
        #expect(
            try folder.ledgerNumber("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'") == 1
        )
    }
}
