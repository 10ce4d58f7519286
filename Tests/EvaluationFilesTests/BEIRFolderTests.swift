import Evaluation
import EvaluationFiles
import Testing

@Suite struct BEIRFolderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        _ = try folder.write(
            "corpus.jsonl",
            """
            {"_id": "a", "title": "Returns", "text": "Send it back.", "metadata": {"url": 1}}
            {"_id": 12, "text": ""}

            {"_id": "c", "title": null, "text": "Line\\nbreak"}
            """
        )
        _ = try folder.write(
            "queries.jsonl",
            #"{"_id": "q2", "text": "two", "tags": ["x"]}"# + "\r\n" + #"{"_id": 1, "text": "one"}"# + "\n"
                + #"{"_id": "other", "text": "of another split"}"#
        )
        _ = try folder.write(
            "qrels/test.tsv",
            "query-id\tcorpus-id\tscore\n1\ta\t1\nq2\t12\t2\nq2\tgone\t1\nq7\ta\t1\n"
        )
    }

    @Test func `a folder is read for one split`() throws {
        let data = try BEIRFolder(folder.path).read(split: "test")
        #expect(
            data.documents == [
                BEIRDocument(id: "a", title: "Returns", text: "Send it back."), BEIRDocument(id: "12", text: ""),
                BEIRDocument(id: "c", text: "Line\nbreak"),
            ]
        )
        #expect(data.documents.map(\.whole) == ["Returns Send it back.", "", "Line\nbreak"])
        #expect(data.queries == [BEIRQuery(id: "q2", text: "two"), BEIRQuery(id: "1", text: "one")])
        #expect(data.judgments.queries == ["1", "q2", "q7"])
    }

    @Test func `judgments of what is not there are counted and named`() throws {
        let data = try BEIRFolder(folder.path + "/").read(split: "test")
        #expect(data.unknownDocuments.text == "1 (q2/gone)")
        #expect(data.unknownQueries.text == "1 (q7)")
    }

    @Test func `of many strays the first are named`() throws {
        let lines = (0..<9).map { "1\tx\($0)\t1\n" }.joined()
        _ = try folder.write("qrels/dev.tsv", "1\ta\t1\n" + lines)
        let data = try BEIRFolder(folder.path).read(split: "dev")
        #expect(data.unknownDocuments.text == "9 (1/x0, 1/x1, 1/x2, 1/x3, 1/x4, …)")
    }

    @Test func `its fingerprint is that of documents, judged queries and judgments`() throws {
        let beir = BEIRFolder(folder.path)
        let first = try beir.read(split: "test").fingerprint(hasher: Summer())
        _ = try folder.write(
            "queries.jsonl",
            #"{"_id": 1, "text": "one"}"# + "\n" + #"{"_id": "q2", "text": "two"}"#
        )
        #expect(try beir.read(split: "test").fingerprint(hasher: Summer()) == first)
        _ = try folder.write("corpus.jsonl", #"{"_id": "a", "text": "another"}"#)
        #expect(try beir.read(split: "test").fingerprint(hasher: Summer()) != first)
    }
}
