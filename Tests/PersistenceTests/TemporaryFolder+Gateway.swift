import Foundation
import Persistence
import RAGCore
import TestSupport

extension TemporaryFolder {
    /// The gateway's file beside `database`.
    var gatewayFile: String { database + ".ledger" }

    func gateway(
        options: GatewayFileOptions = GatewayFileOptions(),
        time: any TimeSource = SystemTime()
    ) throws -> GatewayFile {
        try GatewayFile(beside: database, options: options, time: time)
    }

    func ledgerReader() throws -> LedgerReader {
        try LedgerReader(beside: database)
    }

    /// What the file has, read by another connection.
    func totals() async throws -> LedgerTotals {
        try await ledgerReader().summary().total
    }
}

extension ResponseKey {
    static func numbered(_ number: Int) -> ResponseKey {
        ResponseKey(digest: (0..<32).map { UInt8(truncatingIfNeeded: number >> (8 * ($0 % 4))) })
    }
}

extension ArchivedResponse {
    static func made(
        tenant: String = "shop",
        at time: any TimeSource = SystemTime(),
        life: Double = 3_600,
        bytes: Int = 100
    ) -> ArchivedResponse {
        ArchivedResponse(
            tenant: tenant,
            storedAt: time.date,
            freshUntil: time.date + life / 2,
            keepUntil: time.date + life,
            payload: [UInt8](repeating: 7, count: bytes)
        )
    }
}
