import Persistence
import TestSupport
import Testing

@Suite struct GatewayContractTests {
    @Test func `the ledger in memory keeps what the protocol promises`() async throws {
        let ledger = MemoryLedger()
        let broken = try await LedgerContract.broken(by: ledger) {
            var totals = LedgerTotals()
            for record in ledger.records { totals.add(record) }
            return (ledger.records.count, totals.cost)
        }
        #expect(broken == [])
    }

    @Test func `the ledger in the file keeps what the protocol promises`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.gateway()
        let broken = try await LedgerContract.broken(by: file.ledger) {
            let totals = try await folder.totals()
            return (totals.requests + totals.hedges, totals.cost)
        }
        #expect(broken == [])
        #expect(file.ledger.lostLines == 0)
    }

    @Test func `the archive in memory keeps what the protocol promises`() async throws {
        let time = ManualTime()
        let archive = MemoryArchive(time: time)
        #expect(try await ArchiveContract.broken(by: archive, time: time) == [])
        #expect(archive.count == 0)
    }

    @Test func `the archive in the file keeps what the protocol promises`() async throws {
        let folder = try TemporaryFolder()
        let time = ManualTime()
        let file = try folder.gateway(time: time)
        #expect(try await ArchiveContract.broken(by: file.archive, time: time) == [])
    }
}
