import GRDB

/// Numbers for the texts that come again and again in the ledger: tenants, models, failures.
///
/// A number never changes, so those once read from the file are kept in memory. The file holds a bounded number of names,
/// because callers choose some of them; when it is full, new ones are all `other`.
struct NameTable {
    /// Stands for every name that found no room.
    static let other: Int64 = 1
    /// Names in the file.
    static let limit: Int64 = 100_000
    /// Of those, what names that callers make up can take: the rest is for tenants, models and upstreams.
    static let limitOfCallers: Int64 = 50_000
    /// In bytes of UTF-8; what is longer is cut.
    private static let longest = 256

    private var numbers: [String: Int64] = [:]
    /// Those that the transaction under way has brought.
    private var added: [String] = []

    /// The number of `name`, which a new one gets in this transaction.
    mutating func number(of name: String, limit: Int64 = Self.limit, in db: Database) throws -> Int64 {
        if let number = numbers[name] { return number }
        let text =
            name.utf8.count <= Self.longest ? name : String(decoding: name.utf8.prefix(Self.longest), as: UTF8.self)
        guard let number = try Self.stored(text, in: db) ?? Self.insert(text, limit: limit, in: db) else {
            return Self.other
        }
        // A long name is cut again each time, and takes no room here.
        if text == name {
            numbers[name] = number
            added.append(name)
        }
        return number
    }

    /// To be called when the transaction is on the disk.
    mutating func commit() {
        added.removeAll(keepingCapacity: true)
    }

    /// To be called when the transaction came to nothing.
    mutating func rollBack() {
        for name in added { numbers[name] = nil }
        added.removeAll()
    }

    /// The number that the file has for a name, nil where it has none.
    static func stored(_ name: String, in db: Database) throws -> Int64? {
        let statement = try DirectStatement(db, "SELECT id FROM name WHERE text = ?")
        statement.bind(name, 1)
        return try statement.runForInteger()
    }

    private static func insert(_ name: String, limit: Int64, in db: Database) throws -> Int64? {
        let last = try DirectStatement(db, "SELECT max(id) FROM name").runForInteger() ?? 0
        guard last < limit else { return nil }
        let statement = try DirectStatement(db, "INSERT INTO name (text) VALUES (?)")
        statement.bind(name, 1)
        try statement.run()
        return db.lastInsertedRowID
    }
}
