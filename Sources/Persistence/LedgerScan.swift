import Foundation
import GRDB
import RAGCore

/// One pass over lines of the ledger, in one state of the file.
struct LedgerScan {
    /// A line with the numbers of what it is grouped by. Fields that no sum needs are empty.
    struct Line {
        var record: CallRecord
        var tenant: Int
        var model: Int
        /// Days since 1970.
        var day: Int
    }

    /// By their numbers.
    let names: [String]
    private let db: Database
    private let operations: [CallRecord.Operation?]
    private let statuses: [CallRecord.CacheStatus?]

    init(_ db: Database) throws {
        self.db = db
        var names: [String] = []
        let statement = try DirectStatement(db, "SELECT id, text FROM name WHERE id BETWEEN 0 AND ? ORDER BY id")
        defer { statement.reset() }
        statement.bind(NameTable.limit, 1)
        while try statement.step() {
            let number = Int(statement.integer(0))
            while names.count < number { names.append("") }
            names.append(statement.text(1))
        }
        self.names = names
        operations = names.map(CallRecord.Operation.init)
        statuses = names.map(CallRecord.CacheStatus.init)
    }

    func forEach(_ selection: LedgerSelection, _ body: (Line) throws -> Void) throws {
        var conditions = ["TRUE"]
        var values: [Int64] = []
        func require(_ condition: String, _ value: Int64) {
            values.append(value)
            conditions.append("\(condition) ?\(values.count)")
        }
        if let since = selection.since { require("date >=", Microseconds.since1970(since)) }
        if let until = selection.until { require("date <", Microseconds.since1970(until)) }
        for (column, name) in [("tenant", selection.tenant), ("model", selection.model)] {
            guard let name else { continue }
            // A name that the file does not have is that of no line.
            require("\(column) =", try NameTable.stored(name, in: db) ?? 0)
        }
        let statement = try DirectStatement(db, Self.sql + conditions.joined(separator: " AND "))
        defer { statement.reset() }
        for (index, value) in values.enumerated() { statement.bind(value, Int32(index + 1)) }
        while try statement.step() { try body(line(statement)) }
    }

    private static let sql = """
        SELECT date, tenant, operation, model, failure, cache, input, output, cached_input, cost, latency, attempts
        FROM call WHERE\u{20}
        """

    private func line(_ row: DirectStatement) throws -> Line {
        let date = row.integer(0)
        let (tenant, model) = (try number(row, 1), try number(row, 3))
        guard let operation = operations[try number(row, 2)], let status = statuses[try number(row, 5)] else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a line's operation or cache status is unknown")
        }
        let input = row.optionalInteger(6)
        let record = CallRecord(
            date: Microseconds.date(date),
            requestID: "",
            tenant: names[tenant],
            operation: operation,
            requestedModel: "",
            model: names[model],
            failure: row.isNull(4) ? nil : names[try number(row, 4)],
            cache: status,
            usage: input.map {
                TokenUsage(input: Int($0), output: Int(row.integer(7)), cachedInput: Int(row.integer(8)))
            },
            cost: row.optionalInteger(9).map(Money.init(picodollars:)),
            latency: Microseconds.span(row.integer(10)),
            attempts: Int(row.integer(11))
        )
        // Rounded down, before 1970 too.
        let day = Int(date >= 0 ? date / Self.microsecondsOfDay : (date + 1) / Self.microsecondsOfDay - 1)
        return Line(record: record, tenant: tenant, model: model, day: day)
    }

    private static let microsecondsOfDay: Int64 = 86_400_000_000

    private func number(_ row: DirectStatement, _ column: Int32) throws -> Int {
        let number = Int(row.integer(column))
        guard names.indices.contains(number) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a line has a name that is not there")
        }
        return number
    }
}
