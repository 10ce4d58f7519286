import Evaluation
import Foundation
import Testing

@Suite struct LogDigestTests {
    private func digest(_ entries: LogEntry...) -> LogDigest {
        var digest = LogDigest()
        for entry in entries { digest.add(entry) }
        return digest
    }

    private let tent = [
        LogEntry.Citation(documentID: "tents", quote: "Five years."), .init(documentID: "faq", quote: "5 years."),
        .init(documentID: "tents", quote: "From delivery."),
    ]

    @Test func `an answered question has the documents and the first sentence that were cited`() {
        let entry = LogEntry(
            question: " How long \n is it? ",
            isAnswerable: true,
            citations: tent,
            feedback: .up,
            tags: ["warranty"],
            language: "en",
            id: "a7"
        )
        #expect(
            digest(entry).labels == [
                LabelledQuestion(
                    id: "a7",
                    question: "How long is it?",
                    language: "en",
                    documents: ["tents", "faq"],
                    answer: "Five years.",
                    tags: ["warranty", "unchecked"]
                )
            ]
        )
    }

    @Test func `refused and down-voted questions have no documents until a person names them`() {
        let digest = digest(
            LogEntry(question: "Why?", isAnswerable: false, citations: tent),
            LogEntry(question: "How?", isAnswerable: true, citations: tent, feedback: .down)
        )
        #expect(digest.labels.map(\.documents) == [[], []])
        #expect(digest.labels.map(\.answer) == ["", ""])
        #expect(digest.labels.map(\.tags) == [["refused", "unchecked"], ["down-voted", "unchecked"]])
        #expect(digest.labels.map(\.language) == ["und", "und"])
        #expect(digest.labels.map(\.id) == ["log-1", "log-2"])
        #expect((digest.refused, digest.downVoted) == (1, 1))
    }

    @Test func `the same question in other case and blanks is one, and the last answer counts`() {
        let digest = digest(
            LogEntry(question: "Where IS it?", isAnswerable: false, tags: ["x"], language: "de", id: "first"),
            LogEntry(question: "Something else", isAnswerable: false),
            LogEntry(
                question: "where  is it?",
                isAnswerable: true,
                citations: tent,
                tags: ["y", "x"],
                language: "en",
                id: "second"
            ),
            LogEntry(question: " Where is it? ", isAnswerable: true, citations: Array(tent.dropFirst()))
        )
        let label = digest.labels[0]
        #expect((digest.entries, digest.questions) == (4, 2))
        #expect(label.language == "en")
        #expect(label.id == "first" && label.question == "Where is it?")
        #expect(label.documents == ["faq", "tents"] && label.answer == "5 years.")
        #expect(label.tags == ["x", "y", "asked:3", "unchecked"])
    }

    @Test func `one who was not content is enough, and later praise does not hide it`() {
        let digest = digest(
            LogEntry(question: "How?", isAnswerable: true, citations: tent, feedback: .down),
            LogEntry(question: "how?", isAnswerable: true, citations: tent, feedback: .up)
        )
        #expect(digest.labels[0].documents == [])
        #expect(digest.labels[0].tags == ["down-voted", "asked:2", "unchecked"])
    }

    @Test func `personal data is masked first, so that the same question of two people is one`() {
        let digest = digest(
            LogEntry(question: "Where is order 104233?", isAnswerable: false),
            LogEntry(question: "where is order 998877?", isAnswerable: false)
        )
        #expect(digest.labels.map(\.question) == ["where is order [number]?"])
        #expect(digest.masked == 2)
    }

    @Test func `every label has an id of its own, whatever the log says`() {
        let entries = ["a", "a", "log-4", nil, "a"].enumerated().map {
            LogEntry(question: "Question \($0)", isAnswerable: false, id: $1)
        }
        let ids = digest(entries[0], entries[1], entries[2], entries[3], entries[4]).labels.map(\.id)
        #expect(Set(ids).count == 5 && ids[0] == "a" && ids[2] == "log-4")
    }

    @Test func `a question of blanks is counted and left out`() {
        let digest = digest(LogEntry(question: " \n", isAnswerable: false))
        #expect(digest.labels.isEmpty && digest.blank == 1 && digest.entries == 1)
    }

    @Test func `an entry is what ask writes, with a question`() throws {
        let line = #"""
            {"question":"How?","answer":"Five years. [1]","answerable":true,"cache":"off","citations":[{"chunk_id":1,
            "document_id":"tents","heading_path":[],"index":1,"quote":"Five years.","span":{"end":9,"start":0},"title":"",
            "uri":"t"}],"route":{"outcome":"quoted"},"feedback":"down","time":"2026-11-21T10:00:00Z"}
            """#
        let entry = try JSONDecoder().decode(LogEntry.self, from: Data(line.utf8))
        #expect(entry.feedback == .down && entry.citations == [tent[0]] && entry.isAnswerable && entry.tags == nil)
    }

    @Test(arguments: [
        #"{"answerable":true,"citations":[]}"#, #"{"question":"?","citations":[]}"#,
        #"{"question":"?","answerable":true,"citations":[],"feedback":"meh"}"#,
    ])
    func `what is no entry is refused`(line: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(LogEntry.self, from: Data(line.utf8)) }
    }
}
