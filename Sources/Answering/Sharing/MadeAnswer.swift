package import RAGCore

/// An answer that was made, with what each judgement in it stands on, in the order of its parts.
package struct MadeAnswer: Sendable {
    package var record: AnswerRecord
    package var traces: [AnswerTrace]
    /// Whether it may be given again: it answers, and stands on pages alone.
    package var isKeepable: Bool

    package init(record: AnswerRecord, traces: [AnswerTrace], isKeepable: Bool) {
        self.record = record
        self.traces = traces
        self.isKeepable = isKeepable
    }
}
