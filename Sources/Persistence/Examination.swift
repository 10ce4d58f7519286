import Foundation
import GRDB
import RAGCore

/// The checks of `doctor` that need no more than to read.
///
/// What one check cannot read is a finding, and the next goes on.
struct Examination {
    let db: Database
    private(set) var report = DoctorReport()

    init(_ db: Database) {
        self.db = db
    }

    mutating func run() throws {
        try perform(.pages) { try $0.checkPages() }
        try perform(.references) { try $0.checkReferences() }
        try perform(.vectors) { try $0.checkVectors() }
        try perform(.texts) { try $0.checkDocuments() }
        try perform(.answers) { try $0.checkAnswers() }
    }

    private mutating func perform(
        _ check: DoctorReport.Check,
        _ body: (inout Examination) throws -> Void
    ) throws {
        do {
            try body(&self)
        } catch let error as DatabaseError where Self.isDamage(error) {
            let detail = error.message ?? error.resultCode.description
            report.findings.append(.init(check: check, message: "The check ended early: \(detail)."))
        }
    }

    /// Whether SQLite says that the file is damaged, and not that it was busy or interrupted.
    static func isDamage(_ error: DatabaseError) -> Bool {
        [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_IOERR, .SQLITE_ERROR].contains(error.resultCode)
    }

    private mutating func checkPages() throws {
        let lines = try String.fetchAll(db, sql: "PRAGMA integrity_check(100)")
        guard lines != ["ok"], let first = lines.first else { return }
        report.add(.pages, lines.count, "SQLite finds the file damaged", first: "'\(first)'")
    }

    private mutating func checkReferences() throws {
        var counts: [String: Int] = [:]
        let rows = try Row.fetchCursor(db, sql: "PRAGMA foreign_key_check")
        while let row = try rows.next() { counts["\(row[0] as String) without \(row[2] as String)", default: 0] += 1 }
        for (what, count) in counts.sorted(by: { $0.key < $1.key }) {
            report.add(.references, count, "Rows of \(what)")
        }
        for table in ["chunk", "metadata_value"] {
            let sql = """
                SELECT count(*) FROM \(table) AS t JOIN document AS d ON d.id = t.document_id
                WHERE t.collection_id <> d.collection_id
                """
            report.add(.references, try count(sql), "Rows of \(table) in another collection than their document")
        }
    }

    private mutating func checkVectors() throws {
        let sql = "SELECT count(*) FROM chunk WHERE id NOT IN (SELECT chunk_id FROM vector)"
        report.add(.vectors, try count(sql), "Chunks without a vector")
        for record in try CollectionRecord.all(in: db) {
            let scan = try VectorScan.run(db, record, rows: 1_024) { _ in }
            report.add(
                .vectors,
                scan.skipped.count,
                "Vectors of '\(record.settings.name)' of the wrong size, not finite or not of unit length",
                first: scan.skipped.first.map { "chunk \($0)" }
            )
        }
    }

    private mutating func checkAnswers() throws {
        let unbound = "SELECT count(*) FROM answer WHERE id NOT IN (SELECT answer_id FROM answer_document)"
        report.add(.answers, try count(unbound), "Cached answers without a document")
        let strays = """
            SELECT count(*) FROM answer_document AS u JOIN answer AS a ON a.id = u.answer_id
                JOIN document AS d ON d.id = u.document_id
            WHERE a.collection_id <> d.collection_id
            """
        report.add(.answers, try count(strays), "Documents of another collection than the cached answer's")
        for table in ["answer", "answer_record"] {
            let unreadable = "SELECT count(*) FROM \(table) WHERE NOT json_valid(payload)"
            report.add(.answers, try count(unreadable), "Rows of \(table) that cannot be read")
        }
        for (table, kind) in [("answer", "answer"), ("answer_record", "record"), ("idempotency", "idempotency")] {
            let miscounted = """
                SELECT (SELECT coalesce(sum(size), 0) FROM \(table)) IS NOT
                    (SELECT size FROM kept_size WHERE kind = '\(kind)')
                """
            report.add(.answers, try count(miscounted), "Sums of sizes that are not those of \(table)")
        }
    }

    private func count(_ sql: String) throws -> Int {
        try Int.fetchOne(db, sql: sql) ?? 0
    }
}

// MARK: - Documents

extension Examination {
    /// One pass over the documents, one of them in memory at a time.
    private mutating func checkDocuments() throws {
        var strayTexts: [String] = []
        var strayMetadata: [String] = []
        let chunks = try db.makeStatement(
            sql: "SELECT start_byte, end_byte, body, title FROM chunk WHERE document_id = ?"
        )
        let values = try db.makeStatement(
            sql: "SELECT key, text, number, flag FROM metadata_value WHERE document_id = ?"
        )
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT id, external_id, text, metadata, title FROM document ORDER BY id"
        )
        while let row = try rows.next() {
            let text: String = row[2]
            let title: String = row[4]
            let pieces = try Row.fetchAll(chunks, arguments: [row[0] as Int64])
            report.documents += 1
            report.chunks += pieces.count
            if !pieces.allSatisfy({ $0[3] == title && Self.isPiece($0, of: text.utf8) }) { strayTexts.append(row[1]) }
            let stored = try Row.fetchAll(values, arguments: [row[0] as Int64]).map(MetadataEntry.init)
            if !Self.says(row[3], stored) { strayMetadata.append(row[1]) }
        }
        report.add(
            .texts,
            strayTexts.count,
            "Documents whose chunks are not their text",
            first: strayTexts.first.map { "'\($0)'" }
        )
        report.add(
            .metadata,
            strayMetadata.count,
            "Documents whose metadata filters see otherwise",
            first: strayMetadata.first.map { "'\($0)'" }
        )
    }

    private static func isPiece(_ row: Row, of text: String.UTF8View) -> Bool {
        let start: Int = row[0]
        let end: Int = row[1]
        let body: String = row[2]
        guard 0 <= start, start <= end, end <= text.count else { return false }
        let first = text.index(text.startIndex, offsetBy: start)
        return text[first..<text.index(first, offsetBy: end - start)].elementsEqual(body.utf8)
    }

    private static func says(_ json: String, _ stored: [MetadataEntry?]) -> Bool {
        guard let metadata = try? JSONText.decode(Metadata.self, from: json) else { return false }
        let expected = MetadataEntry.entries(of: metadata)
        return stored.count == expected.count && Set(stored) == Set(expected)
    }
}

extension MetadataEntry {
    /// Nil for a row without a value.
    fileprivate init?(_ row: Row) {
        key = row[0]
        if let text = row[1] as String? {
            value = .string(text)
        } else if let number = row[2] as Double? {
            value = .number(number)
        } else if let flag = row[3] as Bool? {
            value = .bool(flag)
        } else {
            return nil
        }
    }
}
