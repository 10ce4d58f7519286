import Testing
import WireFormat

struct EmbeddingRequestTests {
    private func request(_ text: String) throws -> EmbeddingRequest { try EmbeddingRequest(Array(text.utf8)) }

    @Test(
        arguments: [
            (#"{"input":"a"}"#, 1, ["a"]), (#"{"input":["a","é\n"]}"#, 2, ["a", "é\n"]), (#"{"input":[1,2]}"#, 1, nil),
            (#"{"input":[[1],[2,3]]}"#, 2, nil),
        ] as [(String, Int, [String]?)]
    )
    func `input has four forms`(text: String, count: Int, texts: [String]?) throws {
        let request = try request(text)
        #expect(request.inputCount == count)
        #expect(request.texts == texts)
    }

    @Test func `parameters are read`() throws {
        let plain = try request(#"{"input":"a","encoding_format":null}"#)
        #expect(plain.model == nil && plain.dimensions == nil && plain.encoding == .float)
        let full = try request(#"{"input":"a","model":"m","dimensions":256,"encoding_format":"base64"}"#)
        #expect(full.model == "m" && full.dimensions == 256 && full.encoding == .base64)
    }

    @Test(arguments: [
        ("{}", "`input` is missing; it must be a text or a list of texts."),
        (#"{"input":1}"#, "`input` must be a text or a list of tokens."),
        (#"{"input":""}"#, "`input` must be a text that is not empty."),
        (#"{"input":[]}"#, "`input` is empty; send at least one element."),
        (#"{"input":["a",""]}"#, "`input[1]` must be a text that is not empty."),
        (#"{"input":["a",[1]]}"#, "`input` must be all texts or all lists of tokens."),
        (#"{"input":[[]]}"#, "`input[0]` is empty; send at least one element."),
        (#"{"input":[1,"a"]}"#, "`input` must be a text or a list of tokens."),
        (#"{"input":[[1,-2]]}"#, "`input[0]` must be a text or a list of tokens."),
        (#"{"input":[null]}"#, "`input[0]` must be a text or a list of tokens."),
        (#"{"input":"a","encoding_format":"int8"}"#, "`encoding_format` must be \"float\" or \"base64\"."),
        (#"{"input":"a","dimensions":0}"#, "`dimensions` is 0; it must be from 1 to 65536."),
        (
            "{\"input\":[\([String](repeating: "\"a\"", count: 2049).joined(separator: ","))]}",
            "`input` has 2049 elements and the limit is 2048; send fewer."
        ),
    ])
    func `a bad request is refused with one sentence`(text: String, sentence: String) {
        let error = #expect(throws: WireError.self) { try request(text) }
        #expect(error?.description == sentence)
    }

    @Test func `a request is split into bodies that are like it`() throws {
        let request = try request(#"{"input": ["a", "\u00e9" , "c"], "x": [ 1 ], "encoding_format":"float"}"#)
        #expect(request.batches(of: 2) == [0..<2, 2..<3])
        let bodies = request.batches(of: 2).map {
            String(decoding: request.body(model: "m", inputs: $0, encoding: .base64), as: UTF8.self)
        }
        #expect(
            bodies == [
                #"{"input": ["a","\u00e9"], "x": [ 1 ], "encoding_format":"base64","model":"m"}"#,
                #"{"input": ["c"], "x": [ 1 ], "encoding_format":"base64","model":"m"}"#,
            ]
        )
        let whole = request.body(model: "m", inputs: 0..<3)
        #expect(String(decoding: whole, as: UTF8.self).hasPrefix(#"{"input": ["a", "\u00e9" , "c"]"#))
    }

    @Test func `keys tell texts from tokens, and parameters from inputs`() throws {
        func canonical(_ text: String) throws -> [String] {
            let request = try request(text)
            var (input, parameters): ([UInt8], [UInt8]) = ([], [])
            request.appendCanonical(input: request.inputCount - 1, to: &input)
            request.appendCanonicalParameters(to: &parameters)
            return [input, parameters].map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(
            try canonical(#"{"input":["a","\u00e9"],"model":"m","user":"u","dimensions":2.0}"#) == [
                #""é""#, #"{"dimensions":2}"#,
            ]
        )
        #expect(try canonical(#"{"input":[1,2.0]}"#) == ["[1,2]", "{}"])
    }

    @Test func `a request of our own is one that is understood`() throws {
        let request = try EmbeddingRequest(model: "m", texts: ["a", "\""], dimensions: 8, encoding: .base64)
        #expect(
            String(decoding: request.bytes, as: UTF8.self)
                == #"{"input":["a","\""],"encoding_format":"base64","dimensions":8,"model":"m"}"#
        )
        #expect(request.texts == ["a", "\""])
    }
}
