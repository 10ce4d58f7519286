import RAGCore
import Readers
import Testing

struct JSONLinesReaderTests {
    @Test func `a product is written out, and its attributes are metadata`() throws {
        let line = """
            {"sku": "KT-2", "name": "Kolk Tent 2", "description": "A tent for two.", "price": 129.00, "currency": "EUR", \
            "stock": 14, "brand": "Kolk", "category": "Tents", "language": "en", "url": "https://shop.example/kt-2", \
            "attributes": {"colour": "moss green", "weight_g": 2400, "frameSize": "M", "seasons": [3, "4"], "lined": true}}
            """
        let document = try readOne(line, as: "catalogue.jsonl")
        #expect(document.id == "KT-2")
        #expect(document.title == "Kolk Tent 2")
        #expect(document.uri == "https://shop.example/kt-2")
        #expect(document.language == "en")
        #expect(
            document.pieces == [
                Piece(.paragraph, "A tent for two."), Piece(.paragraph, "Price: 129.00 EUR. In stock: 14."),
                Piece(.paragraph, "Brand: Kolk. Category: Tents. SKU: KT-2."),
                Piece(.paragraph, "Colour: moss green. Weight: 2400 g. Frame size: M. Seasons: 3, 4. Lined: yes."),
            ]
        )
        #expect(
            document.metadata == [
                "sku": "KT-2", "price": 129, "currency": "EUR", "stock": 14, "brand": "Kolk", "category": "Tents",
                "colour": "moss green", "weight_g": 2400, "frameSize": "M", "seasons": [3, "4"], "lined": true,
            ]
        )
    }

    @Test(arguments: [
        (#""stock": 0"#, "Price: 5. Out of stock."), (#""in_stock": true"#, "Price: 5. In stock."),
        (#""stock": false"#, "Price: 5. Out of stock."),
        (#""availability": "pre_order""#, "Price: 5. Availability: pre order."),
        (#""currency": "EUR", "price": 7.5"#, "Price: 7.50 EUR."), (#""stock": null"#, "Price: 5."),
    ])
    func `price and stock are said in words`(members: String, text: String) throws {
        #expect(try readOne(#"{"price": 5, \#(members)}"#, as: "a.jsonl").text == text)
    }

    @Test(arguments: [
        (#"{"_id": "d1", "title": "T", "text": "Body.", "metadata": {}}"#, "d1", "T", "Body."),
        (#"{"id": 17, "name": "N", "body": "Body."}"#, "17", "N", "Body."),
        (#"{"id": "x", "question": "Why?", "answer": "Thus.", "title": "T"}"#, "x", "Why?", "Thus."),
        (#"{"id": "x", "title": "Why?", "answer": "Thus."}"#, "x", "Why?", "Thus."),
        (#"{"id": "x", "content": "Body."}"#, "x", "docs", "Body."),
    ])
    func `texts are known under many names`(line: String, id: String, title: String, text: String) throws {
        let document = try readOne(line, as: "docs.jsonl")
        #expect(document.id == id)
        #expect(document.title == title)
        #expect(document.text == text)
    }

    @Test func `an object without an id is known by its words`() throws {
        #expect(try readOne(#"{"text": "a"}"#, as: "d.jsonl").id == "d.jsonl#a-af63dc4c8601ec8c")
    }

    @Test func `what stands at the top wins over what metadata says, and metadata cannot name the audience`() throws {
        let line = #"{"text": "a", "tag": 1, "metadata": {"tag": 2, "other": "x", "audience": "staff"}}"#
        let document = try readOne(line, as: "d.jsonl")
        #expect(document.metadata == ["tag": 1, "other": "x"])
        #expect(document.audience == nil)
    }

    @Test(arguments: [
        ("{\"text\": \"a\"}\n[1]", "d.jsonl, line 2: it is an array; each line must be one JSON object."),
        ("\n\nnull", "d.jsonl, line 3: it is the word null; each line must be one JSON object."),
        ("{\"text\": }", "d.jsonl, line 1: at column 10 stands } where a value is expected."),
        ("{\"text\": \"a\"", "d.jsonl, line 1: at column 13 the line ends where a comma or } is expected."),
        ("{\"text\": \"a\\q\"}", "d.jsonl, line 1: at column 12 a backslash begins no escape of JSON."),
        ("{\"a\": 01}", "d.jsonl, line 1: at column 8 a number is not written as JSON has it."),
        ("{'a': 1}", "d.jsonl, line 1: at column 2 stands ' where a key in quotes is expected."),
        (
            "{\"id\": 1}",
            "d.jsonl, line 1: it has no text; give it text, body, content or description, or a question and an answer."
        ),
        (
            "{\"id\": 1, \"text\": \"a\"}\n\n{\"id\": \"1\", \"text\": \"b\"}",
            "d.jsonl, line 3: the id \"1\" is that of line 1 already; ids must differ."
        ),
        (
            "{\"text\": \"a\", \"audience\": [\"staff\"]}",
            "d.jsonl, line 1: audience must be one value, not a list or an object."
        ),
        (
            "{\"text\": \"a\", \"valid_from\": 2026}",
            "d.jsonl, line 1: valid_from is \"2026\", which is no date; write a day that exists as 2026-11-21."
        ),
    ])
    func `a bad line refuses the file with its number`(text: String, message: String) {
        #expect(refusal(of: text, as: "d.jsonl") == message)
    }

    @Test func `nesting is bounded before it costs a stack`() throws {
        let tooDeep = "values are nested deeper than 64; flatten them."
        for open in ["[", "{\"a\":"] {
            let line = "{\"text\": \"a\", \"x\": \(String(repeating: open, count: 100_000))"
            #expect(refusal(of: line, as: "d.jsonl").hasSuffix(tooDeep))
        }
        let fits = String(repeating: "[", count: 63) + String(repeating: "]", count: 63)
        #expect(try readOne("{\"text\": \"a\", \"x\": \(fits)}", as: "d.jsonl").text == "a")
        #expect(refusal(of: "{\"text\": \"a\", \"x\": [\(fits)]}", as: "d.jsonl").hasSuffix(tooDeep))
    }

    @Test(arguments: [
        (#""\u00e9\uD83E\uDDD7\n\"\/""#, "é🧗\n\"/"), (#""a\uD83Eb""#, "a\u{FFFD}b"), (#""\uD83E\u0041""#, "\u{FFFD}A"),
    ])
    func `escapes are read as JSON has them`(string: String, text: String) throws {
        #expect(try readOne("{\"text\": \(string)}", as: "d.jsonl").text == text)
    }

    @Test(arguments: [
        "1.", ".5", "+1", "1e", "-", "0x1", "1e999", "tru", "nul", "\"a", "\"\u{1}\"", "[1,]", "[1 2]", "{\"a\" 1}",
        "{,}",
        "\"\\u12g4\"", "1 2", "NaN", "[1",
    ])
    func `what is not JSON is refused`(value: String) {
        #expect(
            refusal(of: "{\"text\": \"a\", \"x\": \(value)}", as: "d.jsonl").hasPrefix("d.jsonl, line 1: at column ")
        )
    }

    @Test func `two hundred thousand lines are read`() throws {
        let text = (0..<200_000).map { "{\"id\": \($0), \"text\": \"Line \($0).\"}\n" }.joined()
        let documents = try read(text, as: "d.jsonl")
        #expect(documents.count == 200_000)
        #expect(documents.last?.text == "Line 199999.")
    }
}
