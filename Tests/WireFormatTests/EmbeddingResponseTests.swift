import RAGCore
import TestSupport
import Testing
import WireFormat

struct EmbeddingResponseTests {
    private func response(_ data: String, count: Int = 2, dimension: Int? = nil) throws -> EmbeddingResponse {
        try EmbeddingResponse(Array("{\"data\":[\(data)]}".utf8), count: count, dimension: dimension)
    }

    @Test func `vectors come in the order of their inputs`() throws {
        let text =
            #"{"model":"m","data":[{"index":1,"embedding":[3,4e-1]},{"index":0,"embedding":[-0.5,2]}],"usage":{"prompt_tokens":7,"total_tokens":7}}"#
        let response = try EmbeddingResponse(Array(text.utf8), count: 2, dimension: 2)
        #expect(response.vectors == [[-0.5, 2], [3, 0.4]])
        #expect(response.model == "m" && response.usage == TokenUsage(input: 7, output: 0))
        #expect(try self.response(#"{"embedding":[1]},{"embedding":[2]}"#).vectors == [[1], [2]])
        #expect(try self.response(#"{"embedding":"AACAPw=="},{"embedding":[2]}"#).vectors == [[1], [2]])
    }

    @Test(arguments: [
        (#"{"embedding":[1]}"#, "The upstream's answer has 1 vector for 2 inputs."),
        (
            #"{"embedding":[1]},{"embedding":[1]},{"embedding":[1]}"#,
            "The upstream's answer has 3 vectors for 2 inputs."
        ),
        (
            #"{"index":1,"embedding":[1]},{"index":2,"embedding":[1]}"#,
            "The upstream's answer has a vector with the index 2, which is none from 0 to 1."
        ),
        (
            #"{"index":-1,"embedding":[1]},{"index":1,"embedding":[1]}"#,
            "The upstream's answer has a vector with the index -1, which is none from 0 to 1."
        ),
        (
            #"{"index":1,"embedding":[1]},{"index":1,"embedding":[1]}"#,
            "The upstream's answer has two vectors with the index 1."
        ),
        (#"{"index":1,"embedding":[1]},{"embedding":[1]}"#, "The upstream's answer has two vectors with the index 1."),
        (#"{"index":"a","embedding":[1]},{"embedding":[1]}"#, "The upstream's answer lacks a whole number as `index`."),
        (#"{"embedding":[1]},null"#, "The upstream's answer lacks the `embedding` of vector 1."),
        (
            #"{"embedding":[1]},{"embedding":[1,2]}"#,
            "Vector 1 of the upstream's answer has 2 components where 1 are expected; check which model answers, and `dimensions`."
        ),
        (
            #"{"embedding":[]},{"embedding":[1]}"#,
            "Vector 0 of the upstream's answer has 0 components where 1 are expected; check which model answers, and `dimensions`."
        ),
        (
            #"{"embedding":[0,-0.0]},{"embedding":[1,1]}"#,
            "Vector 0 of the upstream's answer is zero in every component."
        ),
        (
            #"{"embedding":[1,null]},{"embedding":[1,1]}"#,
            "Vector 0 of the upstream's answer is no list of numbers that single precision holds."
        ),
        (
            #"{"embedding":[1e39]},{"embedding":[1]}"#,
            "Vector 0 of the upstream's answer is no list of numbers that single precision holds."
        ),
        (
            #"{"embedding":null},{"embedding":[1]}"#,
            "Vector 0 of the upstream's answer is no list of numbers that single precision holds."
        ),
        (
            #"{"embedding":"AADAfw=="},{"embedding":[1]}"#,
            "Vector 0 of the upstream's answer has a component that is infinite or no number."
        ),
        (
            #"{"embedding":"AACAfw=="},{"embedding":[1]}"#,
            "Vector 0 of the upstream's answer has a component that is infinite or no number."
        ),
        (
            #"{"embedding":"AACAP"},{"embedding":[1]}"#,
            "Vector 0 of the upstream's answer is not base64 of 4-byte numbers."
        ),
        (
            #"{"embedding":"AACA"},{"embedding":[1]}"#,
            "Vector 0 of the upstream's answer is not base64 of 4-byte numbers."
        ),
        (
            #"{"embedding":"AACAPx=="},{"embedding":[1]}"#,
            "Vector 0 of the upstream's answer is not base64 of 4-byte numbers."
        ),
        (
            #"{"embedding":"AA*APw=="},{"embedding":[1]}"#,
            "Vector 0 of the upstream's answer is not base64 of 4-byte numbers."
        ),
    ])
    func `a vector that is wrong is refused with one sentence`(data: String, sentence: String) {
        let error = #expect(throws: WireError.self) { try response(data) }
        #expect(error?.description == sentence)
    }

    @Test func `the dimension can be demanded`() {
        #expect(throws: WireError.vectorDimension(1, expected: 3, index: 0)) {
            try response(#"{"embedding":[1]},{"embedding":[1]}"#, dimension: 3)
        }
    }

    @Test func `an error and an answer without data are refused`() {
        #expect(throws: WireError.upstreamFault(UpstreamFault(message: "m"))) {
            try EmbeddingResponse(Array(#"{"error":"m"}"#.utf8), count: 1)
        }
        #expect(throws: WireError.incompleteAnswer(lacks: "the list `data`")) {
            try EmbeddingResponse(Array(#"{"data":{}}"#.utf8), count: 1)
        }
    }

    @Test(arguments: [EmbeddingEncoding.float, .base64])
    func `what is written is read, bit for bit`(encoding: EmbeddingEncoding) throws {
        for dimension in 1...7 {
            var generator = SeededGenerator(seed: UInt64(dimension))
            let vectors = (0..<5).map { _ in
                (0..<dimension).map { _ in
                    let float = Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &generator))
                    return float.isFinite && float != 0 ? float : 1
                }
            }
            let response = EmbeddingResponse(model: "x", vectors: vectors, usage: TokenUsage(input: 3, output: 0))
            let read = try EmbeddingResponse(
                response.body(model: "m\"", encoding: encoding),
                count: 5,
                dimension: dimension
            )
            #expect(read == EmbeddingResponse(model: "m\"", vectors: vectors, usage: response.usage))
        }
    }

    @Test func `an answer is written as OpenAI does`() {
        let response = EmbeddingResponse(
            model: nil,
            vectors: [[1, -0.5], [2, 0]],
            usage: TokenUsage(input: 3, output: 0)
        )
        #expect(
            String(decoding: response.body(model: "m", encoding: .float), as: UTF8.self) == #"""
                {"object":"list","data":[{"object":"embedding","index":0,"embedding":[1.0,-0.5]},{"object":"embedding","index":1,"embedding":[2.0,0.0]}],"model":"m","usage":{"prompt_tokens":3,"total_tokens":3}}
                """#
        )
        #expect(
            String(decoding: response.body(model: "m", encoding: .base64), as: UTF8.self)
                .contains(#""embedding":"AACAPwAAAL8=""#)
        )
    }
}
