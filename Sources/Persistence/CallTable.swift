import GRDB
import RAGCore

/// The lines of the ledger, within one transaction.
struct CallTable {
    private let db: Database
    private let insertion: DirectStatement

    init(_ db: Database) throws {
        self.db = db
        insertion = try DirectStatement(db, Self.sql)
    }

    func append(_ record: CallRecord, _ names: inout NameTable) throws {
        insertion.bind(Microseconds.since1970(record.date), 1)
        insertion.bind(try names.number(of: record.tenant, in: db), 2)
        insertion.bind(try names.number(of: record.operation.rawValue, in: db), 3)
        insertion.bind(try names.number(of: record.model, in: db), 4)
        insertion.bind(try record.failure.map { try names.number(of: $0, in: db) }, 5)
        insertion.bind(try names.number(of: record.cache.rawValue, in: db), 6)
        insertion.bind((record.usage?.input).map(Int64.init), 7)
        insertion.bind((record.usage?.output).map(Int64.init), 8)
        insertion.bind((record.usage?.cachedInput).map(Int64.init), 9)
        insertion.bind(record.cost?.picodollars, 10)
        insertion.bind(Microseconds.of(record.latency), 11)
        insertion.bind(Int64(record.attempts), 12)
        insertion.bind(record.firstToken.map(Microseconds.of), 13)
        insertion.bind(try names.number(of: record.requestedModel, limit: NameTable.limitOfCallers, in: db), 14)
        insertion.bind(try names.number(of: record.upstream, in: db), 15)
        insertion.bind(record.requestID, 16)
        try insertion.run()
    }

    private static let sql = """
        INSERT INTO call (date, tenant, operation, model, failure, cache, input, output, cached_input, cost, latency,
            attempts, first_token, requested_model, upstream, request_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        """
}
