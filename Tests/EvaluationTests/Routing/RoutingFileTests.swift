import Evaluation
import Testing

@Suite struct RoutingFileTests {
    private func outcomes(_ text: String) throws(RoutingError) -> [RoutingOutcome] {
        try RoutingOutcome.outcomes(inJSONLines: Array(text.utf8), file: "o.jsonl")
    }

    private func predictions(_ text: String) throws(RoutingError) -> [Prediction] {
        try Prediction.predictions(inJSONLines: Array(text.utf8), file: "p.jsonl")
    }

    @Test func `lines are read with all they hold`() throws {
        let text = """
            \u{FEFF}{"text": "a", "weak_correct": true, "strong_correct": false, "score": 0.25, "label": "x", "weak_cost": 1, \
            "strong_cost": 2.5, "more": []}\r
            \r
            {"text": "b", "weak_correct": false, "strong_correct": true, "score": -3, "label": "y", "weak_cost": 0, "strong_cost": 0}
            """
        #expect(
            try outcomes(text) == [
                RoutingOutcome(
                    text: "a",
                    isWeakRight: true,
                    isStrongRight: false,
                    score: 0.25,
                    label: "x",
                    cost: .init(weak: 1, strong: 2.5)
                ),
                RoutingOutcome(
                    text: "b",
                    isWeakRight: false,
                    isStrongRight: true,
                    score: -3,
                    label: "y",
                    cost: .init(weak: 0, strong: 0)
                ),
            ]
        )
        #expect(
            try predictions(#"{"text":"a","label":"x","predicted":"y","confidence":0.5,"in_scope":false}"#)
                == [Prediction(text: "a", label: "x", predicted: "y", confidence: 0.5, isInScope: false)]
        )
        #expect(try outcomes(#"{"text":"a","weak_correct":true,"strong_correct":true,"score":null}"#)[0].score == nil)
    }

    @Test(
        arguments: [
            ("", "o.jsonl is empty; write a JSON object in each line."),
            ("\n \r\n", "o.jsonl is empty; write a JSON object in each line."),
            ("\n[1]", "o.jsonl, line 2: it is not a JSON object; write one in each line."),
            (
                #"{"text":"a""#,
                "o.jsonl, line 1: it is not JSON: the line ends where a comma or } is expected."
            ),
            (
                #"{"weak_correct":true,"strong_correct":true}"#,
                #"o.jsonl, line 1: "text" is missing; each line needs it."#
            ),
            (
                #"{"text":3,"weak_correct":true,"strong_correct":true}"#,
                #"o.jsonl, line 1: "text" is not a text; write it in quotes."#
            ),
            (
                #"{"text":" ","weak_correct":true,"strong_correct":true}"#,
                #"o.jsonl, line 1: "text" is empty; write the text."#
            ),
            (
                #"{"text":"a","text":"b","weak_correct":true,"strong_correct":true}"#,
                #"o.jsonl, line 1: "text" stands twice; write it once."#
            ),
            (
                #"{"text":"a","weak_correct":1,"strong_correct":true}"#,
                #"o.jsonl, line 1: "weak_correct" is neither true nor false."#
            ),
            (
                #"{"text":"a","weak_correct":true}"#,
                #"o.jsonl, line 1: "strong_correct" is missing; each line needs it."#
            ),
            (
                #"{"text":"a","weak_correct":true,"strong_correct":true,"score":1e999}"#,
                #"o.jsonl, line 1: "score" is not a finite number."#
            ),
            (
                #"{"text":"a","weak_correct":true,"strong_correct":true,"score":"1"}"#,
                #"o.jsonl, line 1: "score" is not a finite number."#
            ),
            (
                #"{"text":"a","weak_correct":true,"strong_correct":true,"weak_cost":1}"#,
                #"o.jsonl, line 1: "strong_cost" is missing; each line needs it."#
            ),
            (
                #"{"text":"a","weak_correct":true,"strong_correct":true,"weak_cost":1,"strong_cost":-2}"#,
                #"o.jsonl, line 1: "strong_cost" is -2.0; it must be 0 or more."#
            ),
            (
                """
                {"text":"a","weak_correct":true,"strong_correct":true}
                {"text":"a","weak_correct":true,"strong_correct":true,"score":1}
                """,
                #"o.jsonl, line 2: "score" stands here and not in the lines before; give it to all lines or to none."#
            ),
            (
                """
                {"text":"a","weak_correct":true,"strong_correct":true,"label":"x"}
                {"text":"a","weak_correct":true,"strong_correct":true}
                """,
                #"o.jsonl, line 2: "label" is missing and the lines before have it; give it to all lines or to none."#
            ),
        ]
    )
    func `a file of outcomes that is not right is refused`(text: String, sentence: String) {
        #expect(Self.sentence { () throws(RoutingError) in _ = try outcomes(text) } == sentence)
    }

    @Test(
        arguments: [
            (
                #"{"text":"a","label":"x","predicted":"y","confidence":1.5}"#,
                #"p.jsonl, line 1: "confidence" is 1.5; it must be 0 to 1."#
            ),
            (#"{"text":"a","label":"","predicted":"y"}"#, #"p.jsonl, line 1: "label" is empty; write the text."#),
            (#"{"text":"a","label":"x"}"#, #"p.jsonl, line 1: "predicted" is missing; each line needs it."#),
            (
                #"{"text":"a","label":"x","predicted":"y","in_scope":"no"}"#,
                #"p.jsonl, line 1: "in_scope" is neither true nor false."#
            ),
        ]
    )
    func `a file of predictions that is not right is refused`(text: String, sentence: String) {
        #expect(Self.sentence { () throws(RoutingError) in _ = try predictions(text) } == sentence)
    }

    private func table(_ columns: [String], _ fields: [String]...) -> RoutingOutcome.Table {
        RoutingOutcome.Table(
            file: "t.csv",
            label: "t",
            columns: columns,
            rows: fields.enumerated().map { ($0 + 2, $1) }
        )
    }

    @Test func `a table of three columns is text, weak model, strong model`() throws {
        let table = table(["weak", "prompt", "strong"], ["True", "a", "0"], ["FALSE", "b", "1.0"])
        #expect(
            try RoutingOutcome.outcomes(in: table) == [
                RoutingOutcome(text: "a", isWeakRight: true, isStrongRight: false, label: "t"),
                RoutingOutcome(text: "b", isWeakRight: false, isStrongRight: true, label: "t"),
            ]
        )
        let swapped = try RoutingOutcome.outcomes(in: table, weak: "strong", strong: "weak")
        #expect(swapped.map(\.isWeakRight) == [false, true])
    }

    @Test(
        arguments: [
            (
                nil, nil, ["prompt", "a", "b", "c"],
                """
                t.csv: which column is the weak model's and which the strong one's is not clear; name them with --weak and \
                --strong, of "prompt", "a", "b", "c".
                """
            ),
            ("a", "z", ["prompt", "a", "b"], #"t.csv has no column "z"; its columns are "prompt", "a", "b"."#),
            (nil, nil, ["prompt", "a", "text"], #"t.csv, line 2: "a" is "1st"; it must be true or false, 1 or 0."#),
            (nil, nil, ["q", "text", "b"], #"t.csv, line 2: "text" is empty; write the text."#),
        ] as [(String?, String?, [String], String)]
    )
    func `a table that is not right is refused`(weak: String?, strong: String?, columns: [String], sentence: String) {
        let table = table(columns, columns.map { $0 == "a" ? "1st" : $0 == "prompt" ? "?" : "" })
        let found = Self.sentence { () throws(RoutingError) in
            _ = try RoutingOutcome.outcomes(in: table, weak: weak, strong: strong)
        }
        #expect(found == sentence)
    }

    @Test func `a value of any length is shown by its start`() {
        let table = table(["prompt", "a", "b"], ["?", String(repeating: "x", count: 1000), "1"])
        let found = Self.sentence { () throws(RoutingError) in _ = try RoutingOutcome.outcomes(in: table) }
        let start = String(repeating: "x", count: 40)
        #expect(found == "t.csv, line 2: \"a\" is \"\(start)…\"; it must be true or false, 1 or 0.")
    }

    private static func sentence(_ body: () throws(RoutingError) -> Void) -> String? {
        do throws(RoutingError) {
            try body()
            return nil
        } catch {
            return error.description
        }
    }
}
