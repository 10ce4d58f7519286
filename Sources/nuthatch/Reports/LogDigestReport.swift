import Evaluation

/// What became of a log.
struct LogDigestReport: Encodable {
    var entries: Int
    var questions: Int
    var refused: Int
    var downVoted: Int
    /// Addresses and numbers.
    var masked: Int
    /// Entries without a question, left out.
    var blank: Int

    init(_ digest: LogDigest) {
        entries = digest.entries
        questions = digest.questions
        refused = digest.refused
        downVoted = digest.downVoted
        masked = digest.masked
        blank = digest.blank
    }

    var text: String {
        let leftOut = blank == 0 ? "" : " \(blank) entries without a question were left out."
        return
            "\(entries) entries became \(questions) questions, \(refused) of them refused and \(downVoted) down-voted; "
            + "\(masked) addresses and numbers were masked.\(leftOut)"
    }
}
