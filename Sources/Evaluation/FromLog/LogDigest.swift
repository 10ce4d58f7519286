/// Makes labelled questions of a log, to be checked by a person.
///
/// Questions that differ in case and blanks alone are one; the last entry says what was answered. Personal data in a
/// question is masked, see ``PersonalData``, before questions are held against each other. Memory grows with the distinct
/// questions.
package struct LogDigest: Sendable {
    /// What a person adds or takes away: every label has the first.
    package enum Tag {
        package static let unchecked = "unchecked"
        /// At least one who asked was not content; which documents answer it is to be filled in.
        package static let downVoted = "down-voted"
        package static let refused = "refused"
    }

    private struct Merged: Sendable {
        var last: LogEntry
        var count = 1
        var isDownVoted = false
        var tags: [String] = []
    }

    private var merged: [String: Merged] = [:]
    /// The keys of `merged`, in the order of the log.
    private var order: [String] = []
    package private(set) var entries = 0
    /// Entries without a question.
    package private(set) var blank = 0
    /// E-mail addresses and numbers that were masked, in all entries.
    package private(set) var masked = 0

    package init() {}

    /// Distinct questions.
    package var questions: Int { order.count }
    package var downVoted: Int { merged.values.count(where: \.isDownVoted) }
    package var refused: Int { merged.values.count { !$0.last.isAnswerable } }

    package mutating func add(_ entry: LogEntry) {
        entries += 1
        var entry = entry
        let clean = PersonalData.masked(entry.question.foldingBlanks)
        guard !clean.text.isEmpty else {
            blank += 1
            return
        }
        masked += clean.count
        entry.question = clean.text
        let key = clean.text.lowercased()
        if merged[key] == nil { order.append(key) }
        var all = merged[key] ?? Merged(last: entry, count: 0)
        let (id, language) = (all.last.id ?? entry.id, entry.language ?? all.last.language)
        all.last = entry
        (all.last.id, all.last.language) = (id, language)
        all.count += 1
        all.isDownVoted = all.isDownVoted || entry.feedback == .down
        for tag in entry.tags ?? [] where !all.tags.contains(tag) { all.tags.append(tag) }
        merged[key] = all
    }

    /// In the order in which the questions were first asked.
    ///
    /// An entry without an id gets `log-1` and so on. A tag such as `asked:3` says how often a question came.
    package var labels: [LabelledQuestion] {
        var taken: Set<String> = []
        return order.compactMap { merged[$0] }.enumerated().map { index, merged in
            var id = merged.last.id ?? "log-\(index + 1)"
            while !taken.insert(id).inserted { id += "-\(index + 1)" }
            return Self.label(merged, id: id)
        }
    }

    private static func label(_ merged: Merged, id: String) -> LabelledQuestion {
        let entry = merged.last
        var tags = merged.tags
        if merged.isDownVoted { tags.append(Tag.downVoted) }
        if !entry.isAnswerable { tags.append(Tag.refused) }
        if merged.count > 1 { tags.append("asked:\(merged.count)") }
        tags.append(Tag.unchecked)
        let citations = merged.isDownVoted || !entry.isAnswerable ? [] : entry.citations
        var documents: [String] = []
        for citation in citations where !documents.contains(citation.documentID) {
            documents.append(citation.documentID)
        }
        return LabelledQuestion(
            id: id,
            question: entry.question,
            // Undetermined, by BCP 47.
            language: entry.language ?? "und",
            documents: documents,
            answer: citations.first?.quote ?? "",
            tags: tags
        )
    }
}
