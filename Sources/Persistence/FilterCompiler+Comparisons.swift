import GRDB
import RAGCore

extension FilterCompiler {
    mutating func compare(
        _ key: String,
        _ operation: String,
        _ value: MetadataValue,
        isSelective: Bool
    ) throws(PersistenceError) -> Condition {
        let scalar = try self.scalar(value, of: key)
        return Condition(sql: matching(try subject(key), scalar, operation), isSelective: isSelective)
    }

    mutating func order(
        _ key: String,
        _ operation: String,
        _ value: MetadataValue
    ) throws(PersistenceError) -> Condition {
        if case .bool = value {
            throw .invalidFilter(reason: "'\(key)' is compared by order with true or false, which have none")
        }
        return try compare(key, operation, value, isSelective: false)
    }

    mutating func isOneOf(_ key: String, _ values: [MetadataValue]) throws(PersistenceError) -> Condition {
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

    mutating func differs(_ key: String, from value: MetadataValue) throws(PersistenceError) -> Condition {
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

    func matching(_ subject: Subject, _ scalar: MetadataScalar, _ operation: String) -> SQL {
        switch scalar {
        case .string(let text): matching(subject, kind: "text", test: "\(sql: operation) \(text)")
        case .number(let number): matching(subject, kind: "number", test: "\(sql: operation) \(number)")
        case .bool(let flag): matching(subject, kind: "flag", test: "\(sql: operation) \(flag)")
        }
    }

    /// Always as a set of ids from an index that has all it needs: rows of `document` are long, and are not touched.
    func matching(_ subject: Subject, kind: String, test: SQL) -> SQL {
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
    func isValid(on day: CalendarDate) -> Condition {
        let text = day.description
        return Condition(
            sql: """
                ((d.valid_from IS NULL OR d.valid_from <= \(text)) AND (d.valid_until IS NULL OR d.valid_until >= \(text)))
                """,
            isSelective: false
        )
    }

    /// Tags are compared without regard to case (RFC 5646, 2.1.1).
    func isIn(language tag: String) throws(PersistenceError) -> Condition {
        try check(tag, of: "language")
        let prefix = tag + "-"
        let sql: SQL = """
            (d.language IS NULL OR d.language = \(tag) COLLATE NOCASE
                OR substr(d.language, 1, \(prefix.unicodeScalars.count)) = \(prefix) COLLATE NOCASE)
            """
        return Condition(sql: sql, isSelective: false)
    }

    mutating func isFor(_ audiences: [String], negated: Bool = false) throws(PersistenceError) -> Condition {
        for audience in audiences {
            try check(audience, of: "audience")
            try countValue()
        }
        let test: SQL = negated ? "NOT IN" : "IN"
        return Condition(sql: "(d.audience IS NULL OR d.audience \(test) \(audiences))", isSelective: false)
    }
}

// MARK: - Keys and values

extension FilterCompiler {
    enum Subject {
        case column(String)
        case metadata(key: String)
    }

    func subject(_ key: String) throws(PersistenceError) -> Subject {
        switch key {
        case "id": return .column("external_id")
        case "uri", "title", "language", "audience": return .column(key)
        default:
            try check(key, of: "a key")
            return .metadata(key: key)
        }
    }

    mutating func scalar(_ value: MetadataValue, of key: String) throws(PersistenceError) -> MetadataScalar {
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

    mutating func countValue() throws(PersistenceError) {
        values += 1
        guard values <= Self.maximumValues else {
            throw .invalidFilter(reason: "it has more than \(Self.maximumValues) values")
        }
    }

    /// SQLite would read a text up to its NUL, and so find what was not asked for.
    func check(_ text: String, of key: String) throws(PersistenceError) {
        guard !text.utf8.contains(0) else {
            let name = String(String.UnicodeScalarView(key.unicodeScalars.filter { $0 != "\0" }))
            throw .invalidFilter(reason: "the text of \(name) has a NUL character")
        }
    }
}
