extension Schema {
    /// Answers that may be given again with the documents that they used, how each answer came about, and what of that the
    /// shop has to mend. Times are microseconds since 1970.
    ///
    /// An answer goes in the transaction that changes or removes one of its documents: triggers see to it, so no way of
    /// writing a document can leave one behind. `asked_at` is NULL for an answer that holds nothing of its question, and
    /// such a one does not expire. The sums of sizes are kept by triggers too.
    ///
    /// A disagreement goes with either of its chunks: an edit that mends it takes it off the list. `tenant` is bytes,
    /// because two tenants' names may be equal up to a NUL.
    ///
    /// A collection that is made anew counts on from where the one of its name ended, so that an answer over the former
    /// is told from one over the new.
    static let answers = """
        CREATE TABLE former_collection (
            name TEXT PRIMARY KEY,
            corpus_version INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER collection_dropped AFTER DELETE ON collection BEGIN
            INSERT INTO former_collection (name, corpus_version) VALUES (old.name, old.corpus_version)
                ON CONFLICT (name) DO UPDATE SET corpus_version = excluded.corpus_version;
        END;

        CREATE TABLE kept_size (
            kind TEXT PRIMARY KEY,
            size INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO kept_size (kind, size) VALUES ('answer', 0), ('record', 0);

        CREATE TABLE answer (
            id INTEGER PRIMARY KEY,
            collection_id INTEGER NOT NULL REFERENCES collection(id) ON DELETE CASCADE,
            key BLOB NOT NULL,
            asked_at INTEGER,
            size INTEGER NOT NULL,
            payload TEXT NOT NULL,
            UNIQUE (collection_id, key)
        ) STRICT;
        CREATE INDEX answer_by_time ON answer(asked_at) WHERE asked_at IS NOT NULL;
        CREATE TRIGGER answer_added AFTER INSERT ON answer BEGIN
            UPDATE kept_size SET size = size + new.size WHERE kind = 'answer';
        END;
        CREATE TRIGGER answer_removed AFTER DELETE ON answer BEGIN
            UPDATE kept_size SET size = size - old.size WHERE kind = 'answer';
        END;

        CREATE TABLE answer_document (
            document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
            answer_id INTEGER NOT NULL REFERENCES answer(id) ON DELETE CASCADE,
            PRIMARY KEY (document_id, answer_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX answer_document_by_answer ON answer_document(answer_id);
        CREATE TRIGGER document_changed AFTER UPDATE OF content_hash ON document
            WHEN old.content_hash IS NOT new.content_hash
        BEGIN
            DELETE FROM answer WHERE id IN (SELECT answer_id FROM answer_document WHERE document_id = old.id);
        END;
        CREATE TRIGGER document_removed BEFORE DELETE ON document BEGIN
            DELETE FROM answer WHERE id IN (SELECT answer_id FROM answer_document WHERE document_id = old.id);
        END;

        CREATE TABLE answer_record (
            id INTEGER PRIMARY KEY,
            collection_id INTEGER NOT NULL REFERENCES collection(id) ON DELETE CASCADE,
            name TEXT NOT NULL UNIQUE,
            asked_at INTEGER NOT NULL,
            size INTEGER NOT NULL,
            tenant BLOB NOT NULL,
            outcome TEXT NOT NULL,
            question TEXT NOT NULL,
            vector BLOB,
            payload TEXT NOT NULL
        ) STRICT;
        CREATE INDEX answer_record_by_time ON answer_record(asked_at);
        CREATE INDEX answer_record_by_collection ON answer_record(collection_id, asked_at);
        CREATE TRIGGER answer_record_added AFTER INSERT ON answer_record BEGIN
            UPDATE kept_size SET size = size + new.size WHERE kind = 'record';
        END;
        CREATE TRIGGER answer_record_removed AFTER DELETE ON answer_record BEGIN
            UPDATE kept_size SET size = size - old.size WHERE kind = 'record';
        END;

        CREATE TABLE refusal (
            record_id INTEGER NOT NULL REFERENCES answer_record(id) ON DELETE CASCADE,
            collection_id INTEGER NOT NULL,
            asked_at INTEGER NOT NULL,
            is_part INTEGER NOT NULL,
            reason TEXT NOT NULL,
            question TEXT NOT NULL,
            nearest TEXT
        ) STRICT;
        CREATE INDEX refusal_by_record ON refusal(record_id);
        CREATE INDEX refusal_by_time ON refusal(collection_id, asked_at);

        CREATE TABLE source_conflict (
            record_id INTEGER NOT NULL REFERENCES answer_record(id) ON DELETE CASCADE,
            collection_id INTEGER NOT NULL,
            asked_at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            first_chunk INTEGER NOT NULL REFERENCES chunk(id) ON DELETE CASCADE,
            first_sentence TEXT NOT NULL,
            second_chunk INTEGER NOT NULL REFERENCES chunk(id) ON DELETE CASCADE,
            second_sentence TEXT NOT NULL
        ) STRICT;
        CREATE INDEX source_conflict_by_record ON source_conflict(record_id);
        CREATE INDEX source_conflict_by_first ON source_conflict(first_chunk);
        CREATE INDEX source_conflict_by_second ON source_conflict(second_chunk);
        CREATE INDEX source_conflict_by_time ON source_conflict(collection_id, asked_at);
        """
}
