import GRDB
import RAGCore

/// Turns a filter into a condition on a document `d` of one collection. Values go into it as parameters only.
///
/// Strings are compared by their UTF-8 bytes, numbers with numbers and strings with strings; a document whose value is of
/// another kind matches no comparison but `notEqual`. `notEqual` is the opposite of `equal` where the document has the
/// key: no element of a list is the value.
struct FilterCompiler {
    /// Both keep SQLite's expression depth below its limit of 100.
    static let maximumDepth = 8
    static let maximumConditions = 256
    static let maximumValues = 10_000

    struct Condition {
        var sql: SQL
        /// Whether an index finds the few documents that match, so that the others need not be looked at.
        var isSelective: Bool
    }

    private let collectionID: Int64
    private var conditions = 0
    private var values = 0

    private init(collectionID: Int64) {
        self.collectionID = collectionID
    }

    static func compile(_ filter: Filter, collectionID: Int64) throws(PersistenceError) -> Condition {
        var compiler = FilterCompiler(collectionID: collectionID)
        return try compiler.compile(filter, depth: 1)
    }

    /// The ids of the documents that a condition leaves.
    static func documents(_ condition: Condition, collectionID: Int64) -> SQL {
        // The plus keeps SQLite from walking all documents where the condition's own index leads to a few.
        condition.isSelective
            ? "SELECT d.id FROM document AS d WHERE +d.collection_id = \(collectionID) AND \(condition.sql)"
            : "SELECT d.id FROM document AS d WHERE d.collection_id = \(collectionID) AND \(condition.sql)"
    }

    private mutating func compile(_ filter: Filter, depth: Int) throws(PersistenceError) -> Condition {
        guard depth <= Self.maximumDepth else {
            throw .invalidFilter(reason: "it nests deeper than \(Self.maximumDepth) levels")
        }
        conditions += 1
        guard conditions <= Self.maximumConditions else {
            throw .invalidFilter(reason: "it has more than \(Self.maximumConditions) conditions")
        }
        switch filter {
        case .equal(let key, let value): return try compare(key, "=", value, isSelective: true)
        case .notEqual(let key, let value): return try differs(key, from: value)
        case .isIn(let key, let values): return try isOneOf(key, values)
        case .less(let key, let value): return try order(key, "<", value)
        case .lessOrEqual(let key, let value): return try order(key, "<=", value)
        case .greater(let key, let value): return try order(key, ">", value)
        case .greaterOrEqual(let key, let value): return try order(key, ">=", value)
        case .validOn(let day): return isValid(on: day)
        case .language(let tag): return try isIn(language: tag)
        case .audience(let audiences): return try isFor(audiences)
        case .audienceExcluding(let audiences): return try isFor(audiences, negated: true)
        case .and(let filters):
            let parts = try compileAll(filters, depth: depth)
            return Condition(sql: Self.joined(parts, "AND", "1"), isSelective: parts.contains(where: \.isSelective))
        case .or(let filters):
            let parts = try compileAll(filters, depth: depth)
            return Condition(sql: Self.joined(parts, "OR", "0"), isSelective: parts.allSatisfy(\.isSelective))
        }
    }

    private mutating func compileAll(_ filters: [Filter], depth: Int) throws(PersistenceError) -> [Condition] {
        var parts: [Condition] = []
        for filter in filters { parts.append(try compile(filter, depth: depth + 1)) }
        return parts
    }

    /// As a balanced tree: `a AND b AND c AND d` in a row would be as deep as it is long.
    private static func joined(_ parts: [Condition], _ operation: String, _ neutral: String) -> SQL {
        var level = parts.map(\.sql)
        guard !level.isEmpty else { return SQL(sql: neutral) }
        while level.count > 1 {
            level = stride(from: 0, to: level.count, by: 2).map { index in
                index + 1 < level.count
                    ? "(\(level[index]) \(sql: operation) \(level[index + 1]))" : level[index]
            }
        }
        return level[0]
    }
}

// MARK: - Comparisons

extension FilterCompiler {
    private mutating func compare(
        _ key: String,
        _ operation: String,
        _ value: MetadataValue,
        isSelective: Bool
    ) throws(PersistenceError) -> Condition {
        let scalar = try self.scalar(value, of: key)
        return Condition(sql: matching(try subject(key), scalar, operation), isSelective: isSelective)
    }

    private mutating func order(
        _ key: String,
        _ operation: String,
        _ value: MetadataValue
    ) throws(PersistenceError) -> Condition {
        if case .bool = value {
            throw .invalidFilter(reason: "'\(key)' is compared by order with true or false, which have none")
        }
        return try compare(key, operation, value, isSelective: false)
    }

    private mutating func isOneOf(_ key: String, _ values: [MetadataValue]) throws(PersistenceError) -> Condition {
        let subject = try subject(key)
        var texts: [String] = []
        var numbers: [Double] = []
        var flags: [Bool] = []
        for value in values {
            switch try scalar(value, of: key) {
            case .string(let text): texts.append(text)
            case .number(let number): numbers.append(number)
            case .bool(let flag): flags.append(flag)
            }
        }
        let lists: [(String, SQL, Bool)] = [
            ("text", "\(texts)", texts.isEmpty), ("number", "\(numbers)", numbers.isEmpty),
            ("flag", "\(flags)", flags.isEmpty),
        ]
        let parts = lists.filter { !$0.2 }.map { kind, list, _ in
            Condition(sql: matching(subject, kind: kind, test: "IN \(list)"), isSelective: true)
        }
        return Condition(sql: Self.joined(parts, "OR", "0"), isSelective: true)
    }

    private mutating func differs(_ key: String, from value: MetadataValue) throws(PersistenceError) -> Condition {
        let scalar = try scalar(value, of: key)
        let subject = try subject(key)
        let equal = matching(subject, scalar, "=")
        let has: SQL =
            switch subject {
            case .column(let column):
                "d.id IN (SELECT id FROM document WHERE collection_id = \(collectionID) AND \(sql: column) IS NOT NULL)"
            case .metadata(let key):
                "EXISTS (SELECT 1 FROM metadata_value WHERE document_id = d.id AND key = \(key))"
            }
        return Condition(sql: "(\(has) AND NOT \(equal))", isSelective: false)
    }

    private func matching(_ subject: Subject, _ scalar: MetadataScalar, _ operation: String) -> SQL {
        switch scalar {
        case .string(let text): matching(subject, kind: "text", test: "\(sql: operation) \(text)")
        case .number(let number): matching(subject, kind: "number", test: "\(sql: operation) \(number)")
        case .bool(let flag): matching(subject, kind: "flag", test: "\(sql: operation) \(flag)")
        }
    }

    /// Always as a set of ids from an index that has all it needs: rows of `document` are long, and are not touched.
    private func matching(_ subject: Subject, kind: String, test: SQL) -> SQL {
        switch subject {
        case .column(let column):
            guard kind == "text" else { return "0" }
            return "d.id IN (SELECT id FROM document WHERE collection_id = \(collectionID) AND \(sql: column) \(test))"
        case .metadata(let key):
            return """
                d.id IN (SELECT document_id FROM metadata_value
                    WHERE collection_id = \(collectionID) AND key = \(key) AND \(sql: kind) \(test))
                """
        }
    }
}

// MARK: - Scope

extension FilterCompiler {
    private func isValid(on day: CalendarDate) -> Condition {
        let text = day.description
        return Condition(
            sql: """
                ((d.valid_from IS NULL OR d.valid_from <= \(text)) AND (d.valid_until IS NULL OR d.valid_until >= \(text)))
                """,
            isSelective: false
        )
    }

    /// Tags are compared without regard to case (RFC 5646, 2.1.1).
    private func isIn(language tag: String) throws(PersistenceError) -> Condition {
        try check(tag, of: "language")
        let prefix = tag + "-"
        let sql: SQL = """
            (d.language IS NULL OR d.language = \(tag) COLLATE NOCASE
                OR substr(d.language, 1, \(prefix.unicodeScalars.count)) = \(prefix) COLLATE NOCASE)
            """
        return Condition(sql: sql, isSelective: false)
    }

    private mutating func isFor(_ audiences: [String], negated: Bool = false) throws(PersistenceError) -> Condition {
        for audience in audiences {
            try check(audience, of: "audience")
            try countValue()
        }
        let sql: SQL =
            negated
            ? "(d.audience IS NULL OR d.audience NOT IN \(audiences))" : "(d.audience IS NULL OR d.audience IN \(audiences))"
        return Condition(sql: sql, isSelective: false)
    }
}

// MARK: - Keys and values

extension FilterCompiler {
    private enum Subject {
        case column(String)
        case metadata(key: String)
    }

    private func subject(_ key: String) throws(PersistenceError) -> Subject {
        switch key {
        case "id": return .column("external_id")
        case "uri", "title", "language", "audience": return .column(key)
        default:
            try check(key, of: "a key")
            return .metadata(key: key)
        }
    }

    private mutating func scalar(_ value: MetadataValue, of key: String) throws(PersistenceError) -> MetadataScalar {
        try countValue()
        switch value {
        case .string(let text):
            try check(text, of: key)
            return .string(text)
        case .number(let number):
            guard number.isFinite else { throw .invalidFilter(reason: "'\(key)' is compared with \(number)") }
            return .number(number)
        case .bool(let flag): return .bool(flag)
        case .list:
            throw .invalidFilter(reason: "'\(key)' is compared with a list; compare it with one value, or with 'in'")
        }
    }

    private mutating func countValue() throws(PersistenceError) {
        values += 1
        guard values <= Self.maximumValues else {
            throw .invalidFilter(reason: "it has more than \(Self.maximumValues) values")
        }
    }

    /// SQLite would read a text up to its NUL, and so find what was not asked for.
    private func check(_ text: String, of key: String) throws(PersistenceError) {
        guard !text.utf8.contains(0) else {
            throw .invalidFilter(reason: "the text of \(key.filter { $0 != "\0" }) has a NUL character")
        }
    }
}
