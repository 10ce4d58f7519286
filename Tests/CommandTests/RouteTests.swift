import Testing

@Suite struct RouteTests {
    private static let examples = """
        {"text": "where is my parcel", "intent": "delivery", "language": "en"}
        {"text": "when will my order arrive", "intent": "delivery"}
        {"text": "has my package been shipped", "intent": "delivery"}
        {"text": "track my delivery", "intent": "delivery"}
        {"text": "I want my money back", "intent": "refund"}
        {"text": "how do I get a refund", "intent": "refund"}
        {"text": "refund this purchase please", "intent": "refund"}
        {"text": "when is the money returned to my card", "intent": "refund"}

        """
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.write("examples.jsonl", Self.examples)
    }

    @Test func `a trained classifier is stored, and used from then on`() async throws {
        let training = try await desk.run("route", "--train", "examples.jsonl", "--json")
        #expect(training.status == 0 && training.error == "")
        let report = try training.json()
        #expect(report["intents"] == 2 && report["held_out"]["texts"] == 8)
        #expect(report["held_out"]["predictions"]["classification"]["rows"].elements.count == 2)
        for key in ["accuracy", "macro_f1", "calibration_error", "rejected"] {
            #expect(report["held_out"][key].number != nil, "\(key)")
        }
        let guess = try await desk.run("route", "my parcel has not come", "--json").json()
        let part = guess["parts"][0]
        #expect(part.keys == ["text", "intent", "entities", "evidence", "decision"])
        #expect(part["intent"]["intent"] == "delivery" && part["intent"]["runner_up"] == "refund")
        #expect(part["intent"].keys == ["intent", "probability", "rejected", "runner_up"])
        let again = try await desk.run("route", "--train", "examples.jsonl", "--prototypes", "--json").json()
        #expect(again["strength"] == .null)
        #expect(try desk.names().contains("nuthatch.sqlite"))
    }

    @Test func `texts are classified in order, whatever they stand in`() async throws {
        _ = try await desk.run("route", "--train", "examples.jsonl", "--prototypes", "--quiet")
        try desk.write("t.csv", "id,text\n1,my money back\n2,where is the parcel\n")
        try desk.write("t.jsonl", "{\"text\": \"my money back\", \"id\": 1}\n\n{\"text\": \"where is the parcel\"}\n")
        let plain = try await desk.run("route", "--classify", "-", input: "my money back\nwhere is the parcel\n")
        #expect(try plain.lines.map { try JSON($0)["intent"] } == ["refund", "delivery"])
        for file in ["t.csv", "t.jsonl"] {
            #expect(try await desk.run("route", "--classify", file).output == plain.output)
        }
        let test = try await desk.run("route", "--test", "examples.jsonl", "--json").json()
        #expect(test["accuracy"] == 1 && test["macro_f1"] == 1)
    }

    @Test func `without a database the shipped intents answer`() async throws {
        let question = "where is my order 10482?"
        let part = try await desk.run("route", question, "--json").json()["parts"][0]
        #expect(part["intent"]["intent"] == "order_status")
        #expect(part["entities"][0]["value"] == "10482")
        #expect(part["entities"][0]["span"]["start"] == 18 && part["entities"][0]["span"]["end"] == 23)
        #expect(part["evidence"] == nil && part["decision"] == nil)
        let lines = try await desk.run("route", question).lines
        #expect(lines.count == 2 && lines[0].hasPrefix("Intent: order_status, probability "))
        #expect(lines.last == "Named: order_number 10482, bytes 18–23")
        #expect(try desk.names() == ["examples.jsonl"])
    }

    @Test func `a table is learnt from by whatever its labels are called`() async throws {
        try desk.write(
            "e.csv",
            "text,category\n\"my parcel, please\",delivery\nship it,delivery\nmoney back,refund\nrefund me,refund\n"
        )
        let outcome = try await desk.run("route", "--train", "e.csv", "--prototypes", "--write", "c", "--json")
        #expect(try outcome.json()["held_out"]["texts"] == 4)
        #expect(try desk.names() == ["c", "e.csv", "examples.jsonl"])
    }

    @Test(
        arguments: [
            ("b.jsonl", "{\"text\": \"a\"}", "b.jsonl, line 1: \"intent\" is missing; each line needs it.\n"),
            (
                "b.jsonl", "\n{\"text\": \"a\", \"intent\": 1}",
                "b.jsonl, line 2: \"intent\" is not a text; write it in quotes.\n"
            ),
            ("b.csv", "text,topic\na,b\n", "b.csv has no column \"intent\"; its columns are \"text\", \"topic\".\n"),
            ("b.csv", "text,label\na,b\nc,\n", "b.csv, line 3: \"label\" is empty; write the text.\n"),
            ("b.jsonl", "{\"text\": \"a\", \"intent\": \"b\"}", "The examples name 1 intent; at least 2 are needed.\n"),
        ]
    )
    func `bad examples are refused, and nothing is stored`(file: String, text: String, sentence: String) async throws {
        try desk.write(file, text)
        let outcome = try await desk.run("route", "--train", file)
        #expect(outcome.status == 2)
        #expect(outcome.output == "" && outcome.error == sentence)
        #expect(try desk.names() == [file, "examples.jsonl"])
    }

    @Test func `a bad line is named, and what stands before it is classified`() async throws {
        let outcome = try await desk.run("route", "--classify", "-", input: "a parcel\n{\"txt\": 1}\n")
        #expect(outcome.status == 2 && outcome.lines.count == 1)
        #expect(
            outcome.error
                == "Standard input, line 2: it is not a JSON object with a \"text\"; write {\"text\": \"…\"}, "
                + "or a plain line.\n"
        )
    }
}
