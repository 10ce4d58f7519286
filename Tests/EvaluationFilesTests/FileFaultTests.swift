import Evaluation
import EvaluationFiles
import Testing

@Suite struct FileFaultTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The sentence without the folder.
    private func sentence(_ read: () throws -> Void) -> String? {
        do {
            try read()
            return nil
        } catch {
            return "\(error)".replacing(folder.path + "/", with: "")
        }
    }

    @Test(
        arguments: [
            ("", "run: it is empty; a run has lines query Q0 document rank score tag."),
            ("\n \r\n", "run: it is empty; a run has lines query Q0 document rank score tag."),
            (
                "q Q0 d 1 2\n",
                "run, line 1: it has 5 fields; a line is query Q0 document rank score tag, with blanks or tabs between."
            ),
            (
                "\nq Q0 d 1 2 t u\n",
                "run, line 2: it has 7 fields; a line is query Q0 document rank score tag, with blanks or tabs between."
            ),
            (
                "q Q0 d 1 2 t\nx\n",
                "run, line 2: it has 1 field; a line is query Q0 document rank score tag, with blanks or tabs between."
            ),
            ("q Q0 d 1 NaN t\n", "run, line 1: its score is “NaN”; a score is a finite number, such as 12.5 or 3e-2."),
            (
                "q Q0 d 1 -inf t\n",
                "run, line 1: its score is “-inf”; a score is a finite number, such as 12.5 or 3e-2."
            ),
            (
                "q Q0 d 1 1e999 t\n",
                "run, line 1: its score is “1e999”; a score is a finite number, such as 12.5 or 3e-2."
            ),
            ("q Q0 d 1 0x1 t\n", "run, line 1: its score is “0x1”; a score is a finite number, such as 12.5 or 3e-2."),
            ("q Q0 d 1 1,5 t\n", "run, line 1: its score is “1,5”; a score is a finite number, such as 12.5 or 3e-2."),
            ("q Q0 d 1 - t\n", "run, line 1: its score is “-”; a score is a finite number, such as 12.5 or 3e-2."),
            (
                "q Q0 d 1 2 t\nq Q0 e 1 2 t\nq Q0 d 1 1 t\n",
                "run, line 3: the document “d” comes a second time for the query “q”; keep one of the lines."
            ),
            (
                "q Q0 d 1 2 t\nr Q0 d 1 2 t\nq Q0 d 1 1 t\n",
                "run, line 3: the document “d” comes a second time for the query “q”; keep one of the lines."
            ),
            (
                "q1 Q0 d 1 2 t\nq2 Q0 d 1 1 t\n",
                "run: none of its 2 queries has a judgment in qrels; give a run and judgments of the same data."
            ),
        ]
    )
    func `a bad run is refused with line and way out`(text: String, expected: String) throws {
        let run = try folder.write("run", text)
        let qrels = try folder.write("qrels", "q 0 d 1\nr 0 d 1\n")
        #expect(sentence { _ = try RunEvaluation(run: run, qrels: qrels).judged(hasher: Summer()) } == expected)
    }

    private static let form = "query iteration document judgment or query document judgment"

    @Test(
        arguments: [
            ("", "qrels: it is empty; judgments are lines \(form)."),
            ("query-id\tcorpus-id\tscore\n", "qrels: it is empty; judgments are lines \(form)."),
            ("q d\n", "qrels, line 1: it has 2 fields; a line is \(form), with blanks or tabs between."),
            (
                "q 0 d 1\nq d 1\n",
                "qrels, line 2: it has 3 fields; a line is query iteration document judgment, with blanks or tabs between."
            ),
            (
                "q d 1\nq 0 d 1\n",
                "qrels, line 2: it has 4 fields; a line is query document judgment, with blanks or tabs between."
            ),
            (
                "q 0 d 0.5\n",
                "qrels, line 1: its judgment is “0.5”; a judgment is a whole number, as the reference tools have it: "
                    + "multiply or round all."
            ),
            ("q 0 d NaN\n", "qrels, line 1: its judgment is “NaN”; a judgment is a whole number from -1000 to 1000."),
            ("q 0 d 1001\n", "qrels, line 1: its judgment is “1001”; a judgment is a whole number from -1000 to 1000."),
            (
                "q 0 d 1\nq 0 e x\n",
                "qrels, line 2: its judgment is “x”; a judgment is a whole number from -1000 to 1000."
            ),
            (
                "q 0 d 99999999999999999999\n",
                "qrels, line 1: its judgment is “99999999999999999999”; a judgment is a whole number from -1000 to 1000."
            ),
            (
                "q 0 d 1\nq 0 e 1\nq 0 d 0\n",
                "qrels, line 3: the document “d” is judged a second time for the query “q”; keep one of the lines."
            ),
            ("q\t\t1\n", "qrels, line 1: its document is empty; give it one, or remove the line."),
        ]
    )
    func `bad judgments are refused with line and way out`(text: String, expected: String) throws {
        let qrels = try folder.write("qrels", text)
        #expect(sentence { _ = try QrelsFile(qrels).read() } == expected)
    }

    @Test(
        arguments: [
            ("", "corpus.jsonl: it is empty; write a document in each line."),
            (
                "{\"_id\": \"a\"\n",
                "corpus.jsonl, line 1: the line ends where a comma or } is expected, at byte 12; "
                    + "each line is one object of JSON."
            ),
            ("[1]", "corpus.jsonl, line 1: it holds no object of JSON; write {\"_id\": …, \"text\": …}."),
            (
                "{\"text\": \"t\"}",
                "corpus.jsonl, line 1: it has no “_id”; give it one, a text that is not empty or a number."
            ),
            (
                "{\"_id\": \"\", \"text\": \"t\"}",
                "corpus.jsonl, line 1: it has no “_id”; give it one, a text that is not empty or a number."
            ),
            ("{\"_id\": \"a\"}", "corpus.jsonl, line 1: its “text” is missing or no text; write one."),
            ("{\"_id\": \"a\", \"text\": 1}", "corpus.jsonl, line 1: its “text” is missing or no text; write one."),
            (
                "{\"_id\": \"a\", \"title\": 1, \"text\": \"\"}",
                "corpus.jsonl, line 1: its “title” is no text; write one, or leave it out."
            ),
            (
                "{\"_id\": 7, \"text\": \"t\"}\n{\"_id\": \"7\", \"text\": \"t\"}",
                "corpus.jsonl, line 2: the id “7” comes a second time; give each its own."
            ),
        ]
    )
    func `a bad corpus is refused with line and way out`(text: String, expected: String) throws {
        _ = try folder.write("corpus.jsonl", text)
        #expect(sentence { try BEIRFolder(folder.path).forEachDocument { _ in } } == expected)
    }

    @Test(
        arguments: [
            ("", "queries.jsonl: it is empty; write a query in each line."),
            (
                "{\"_id\": \"q\", \"text\": \" \\n\"}",
                "queries.jsonl, line 1: the query “q” is empty; write its text, or remove it with its judgments."
            ),
            (
                "{\"_id\": \"q\", \"text\": \"a\"}\n{\"_id\": \"q\", \"text\": \"b\"}",
                "queries.jsonl, line 2: the id “q” comes a second time; give each its own."
            ),
        ]
    )
    func `bad queries are refused with line and way out`(text: String, expected: String) throws {
        _ = try folder.write("queries.jsonl", text)
        #expect(sentence { _ = try BEIRFolder(folder.path).queries() } == expected)
    }

    @Test func `ids that are not UTF-8 are refused`() throws {
        let bytes = Array("q".utf8) + [0xFF] + Array(" 0 d 1\n".utf8)
        let qrels = try folder.write("qrels", bytes)
        #expect(sentence { _ = try QrelsFile(qrels).read() } == "qrels, line 1: its query is not UTF-8; write it so.")
    }

    @Test func `a split without judgments is refused with those there are`() throws {
        let beir = BEIRFolder(folder.path)
        #expect(
            sentence { _ = try beir.judgments(split: "test") }
                == "qrels: there are no judgments; put a file test.tsv there."
        )
        for name in ["train", "dev"] { _ = try folder.write("qrels/\(name).tsv", "q d 1\n") }
        #expect(
            sentence { _ = try beir.judgments(split: "test") }
                == "qrels: there is no test.tsv; name one of dev, train, or put it there."
        )
    }

    @Test func `a file that is not there is refused`() {
        #expect(
            sentence { _ = try QrelsFile(folder.path + "/none").read() }
                == "none: it cannot be read: No such file or directory. Name a file that is there."
        )
    }

    @Test func `a folder is no file`() {
        #expect(
            sentence { _ = try QrelsFile(folder.path + "/").read() }
                == ": it cannot be read: Is a directory. Name a file that is there."
        )
    }
}
