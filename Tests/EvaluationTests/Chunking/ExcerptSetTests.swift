import Evaluation
import Testing

@Suite struct ExcerptSetTests {
    private let corpora = [
        ExcerptSet.Corpus(id: "de", text: "Größe: 3,95 €. Läuft."), ExcerptSet.Corpus(id: "en", text: "It fits 👍🏽."),
    ]

    private func read(
        question: String = "?",
        _ references: String,
        corpus: String = "de"
    ) throws(ChunkingEvaluationError) -> ExcerptSet {
        try ExcerptSet(
            columns: ["question", "references", "corpus_id"],
            rows: [
                (2, ["first?", #"[{"content":"It","start_index":0,"end_index":2}]"#, "en"]),
                (3, [question, references, corpus]),
            ],
            corpora: corpora,
            file: "q.csv"
        )
    }

    @Test func `code points become bytes`() throws {
        let set = try read(
            #"[{"content": "3,95 €", "start_index": 7, "end_index": 13}, {"content": "Läuft.", "start_index": 15, "end_index": 21}]"#
        )
        #expect(set.corpora == corpora)
        #expect(
            set.questions == [
                ExcerptQuestion(text: "first?", corpus: 1, excerpts: [0..<2]),
                ExcerptQuestion(text: "?", corpus: 0, excerpts: [9..<17, 19..<26]),
            ]
        )
        // Two scalars of one character, and the end of the text.
        let thumb = try read(#"[{"content": "👍🏽.", "start_index": 8, "end_index": 11}]"#, corpus: "en")
        #expect(thumb.questions[1].excerpts == [8..<17])
    }

    @Test(
        arguments: [
            (
                " ", #"[{"content":"3","start_index":7,"end_index":8}]"#, "de",
                "the question is empty; write what is asked."
            ),
            ("?", "[]", "fr", "there is no corpus \"fr\"; there is de, en."),
            (
                "?", "[", "de",
                #""references" is not a JSON list of {"content", "start_index", "end_index"}: the text ends where a value is expected."#
            ),
            (
                "?", "{}", "de",
                #""references" is not a JSON list of {"content", "start_index", "end_index"}: it is no list."#
            ),
            ("?", "[]", "de", "it has no excerpt; name at least one."),
            (
                "?", #"[{"content":"3","start_index":7}]"#, "de",
                #"excerpt 1 is not an object with the text "content" and the whole numbers "start_index" and "end_index"."#
            ),
            (
                "?", #"[{"content":"3","start_index":7,"end_index":8},{"content":"","start_index":9,"end_index":9}]"#,
                "de",
                "excerpt 2 is 9 to 9 of a corpus of 21 code points; it must start at 0 or more, end behind its start, and "
                    + "end in the corpus."
            ),
            (
                "?", #"[{"content":"x","start_index":-1,"end_index":1}]"#, "de",
                "excerpt 1 is -1 to 1 of a corpus of 21 code points; it must start at 0 or more, end behind its start, and "
                    + "end in the corpus."
            ),
            (
                "?", #"[{"content":"x","start_index":20,"end_index":22}]"#, "de",
                "excerpt 1 is 20 to 22 of a corpus of 21 code points; it must start at 0 or more, end behind its start, and "
                    + "end in the corpus."
            ),
            (
                "?", #"[{"content":"3,95","start_index":8,"end_index":12}]"#, "de",
                "excerpt 1 is not what the corpus has at code points 8 to 12; is it another version of the corpus?"
            ),
        ] as [(String, String, String, String)]
    )
    func `a question that is not right is named`(question: String, references: String, corpus: String, fault: String) {
        do throws(ChunkingEvaluationError) {
            _ = try read(question: question, references, corpus: corpus)
            Issue.record("it was read")
        } catch {
            #expect(error.description == "q.csv, question 2 (line 3): " + fault)
        }
    }

    @Test func `a table without its columns or rows is refused`() {
        do throws(ChunkingEvaluationError) {
            _ = try ExcerptSet(columns: ["question", "text"], rows: [], corpora: [], file: "q.csv")
            Issue.record("it was read")
        } catch {
            #expect(error.description == #"q.csv has no column "references"; its columns are "question", "text"."#)
        }
        #expect(throws: ChunkingEvaluationError.empty(file: "q.csv")) {
            try ExcerptSet(columns: ["question", "references", "corpus_id"], rows: [], corpora: [], file: "q.csv")
        }
        #expect(ChunkingEvaluationError.empty(file: "q.csv").description == "q.csv has no question below its header.")
    }
}
