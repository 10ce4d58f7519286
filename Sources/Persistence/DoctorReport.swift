/// What an examination of a database found.
package struct DoctorReport: Sendable, Equatable {
    package struct Finding: Sendable, Equatable {
        package var check: Check
        /// One sentence.
        package var message: String
    }

    package enum Check: String, Sendable, CaseIterable {
        /// SQLite's own structures: `PRAGMA integrity_check`.
        case pages
        /// Rows whose owner is not there, or is of another collection.
        case references
        /// The full-text index in itself, and against the chunks.
        case fullText = "full_text"
        /// Each chunk has a vector, of the right size, finite, of unit length.
        case vectors
        /// Each chunk is the text of its document at its range.
        case texts
        /// What filters see is what the documents say.
        case metadata
        /// Each cached answer has the documents that it used, and what is kept is counted right and can be read.
        case answers
    }

    /// Empty for a sound database.
    package var findings: [Finding] = []
    /// Checks that could not be made, with the reason.
    package var skipped: [Finding] = []
    package var documents = 0
    package var chunks = 0

    package var isSound: Bool { findings.isEmpty }

    /// Says of some rows what is wrong with them, and names the first.
    mutating func add(_ check: Check, _ count: Int, _ message: String, first: String? = nil) {
        guard count > 0 else { return }
        let example = first.map { ", first \($0)" } ?? ""
        findings.append(Finding(check: check, message: "\(message): \(count)\(example)."))
    }
}
