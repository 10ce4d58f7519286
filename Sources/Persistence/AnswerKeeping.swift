/// How long questions are kept, and how much room what is kept of answers may take.
package struct AnswerKeeping: Sendable, Equatable {
    /// How long it is kept who asked what and how it was answered. Zero keeps no question, not even in a cached answer.
    package var questions: Duration
    /// Bytes of the answers that may be given again; those kept first go first. Zero keeps none.
    package var cacheBytes: Int64
    /// Bytes of the records; the oldest go first.
    package var recordBytes: Int64

    package init(
        questions: Duration = .seconds(90 * 86_400),
        cacheBytes: Int64 = 64 << 20,
        recordBytes: Int64 = 1 << 30
    ) {
        self.questions = questions
        self.cacheBytes = cacheBytes
        self.recordBytes = recordBytes
    }

    var keepsQuestions: Bool { questions > .zero }

    /// As rows hold it. What was asked at that time or before is no more to be kept.
    func end(at now: Int64) -> Int64 {
        now - Microseconds.of(max(.zero, questions))
    }
}
