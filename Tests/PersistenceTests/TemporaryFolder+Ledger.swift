import GRDB

extension TemporaryFolder {
    /// Does to the gateway's file what it never would itself.
    func tamperLedger(_ sql: String) throws {
        let program = try OtherProgram(gatewayFile)
        try program.execute(sql)
        try program.close()
    }

    /// What another program reads there.
    func ledgerNumber(_ sql: String) throws -> Int {
        try DatabaseQueue(path: gatewayFile).inDatabase { try Int.fetchOne($0, sql: sql) ?? 0 }
    }
}
