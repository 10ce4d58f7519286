import Answering
import JSONText
import RAGCore
import ReplyFormat

/// An answer of the documents as a chat completion, whole or in chunks.
struct AutoCompletion: Sendable {
    let id: String
    /// In seconds since 1970.
    let created: Int
    let model: String

    /// `took` is the time until now.
    func whole(_ given: AnswerPipeline.Given, took: Duration) throws -> [UInt8] {
        var body = start("chat.completion")
        body += #","choices":[{"index":0,"message":{"role":"assistant","content":"#.utf8
        body.appendJSON(Self.text(of: given))
        body += #","refusal":null,"annotations":"#.utf8
        body += Self.annotations(of: given.record.answer)
        body += #"},"logprobs":null,"finish_reason":"stop"}],"usage":"#.utf8
        body += Self.usage(of: given.record.answer)
        body += #","nuthatch":"#.utf8
        body += try Self.report(given, took: took)
        body.append(UInt8(ascii: "}"))
        return body
    }

    /// The first chunk, with the role alone.
    var opening: [UInt8] { chunk(delta: Array(#"{"role":"assistant","content":""}"#.utf8)) }

    func delta(_ text: String) -> [UInt8] {
        var delta = Array(#"{"content":"#.utf8)
        delta.appendJSON(text)
        delta.append(UInt8(ascii: "}"))
        return chunk(delta: delta)
    }

    /// The last chunk with a choice: why it ended, where the text stands in the sources, and how it came about.
    func closing(_ given: AnswerPipeline.Given, took: Duration) throws -> [UInt8] {
        let delta = Array(#"{"annotations":"#.utf8) + Self.annotations(of: given.record.answer) + Array("}".utf8)
        var chunk = chunk(delta: delta, finishReason: #""stop""#)
        chunk.removeLast()
        chunk += #","nuthatch":"#.utf8
        chunk += try Self.report(given, took: took)
        chunk.append(UInt8(ascii: "}"))
        return chunk
    }

    /// The chunk without choices that tells the usage.
    func usage(_ given: AnswerPipeline.Given) -> [UInt8] {
        start("chat.completion.chunk") + Array(#","choices":[],"usage":"#.utf8) + Self.usage(of: given.record.answer)
            + Array("}".utf8)
    }

    /// What the customer is told; a refusal that has no words of its own gets some.
    static func text(of given: AnswerPipeline.Given) -> String {
        let answer = given.record.answer
        return answer.text.isEmpty ? Refusal.text(language: given.record.request.locale) : answer.text
    }

    private func start(_ object: String) -> [UInt8] {
        var body = Array(#"{"id":"#.utf8)
        body.appendJSON(id)
        body += #","object":"\#(object)","created":\#(created),"model":"#.utf8
        body.appendJSON(model)
        return body
    }

    private func chunk(delta: [UInt8], finishReason: String = "null") -> [UInt8] {
        start("chat.completion.chunk") + Array(#","choices":[{"index":0,"delta":"#.utf8) + delta
            + Array(#","logprobs":null,"finish_reason":\#(finishReason)}]}"#.utf8)
    }

    private static func usage(of answer: Answer) -> [UInt8] {
        let (input, output) = answer.stages.reduce((0, 0)) {
            ($0.0 + ($1.usage?.input ?? 0), $0.1 + ($1.usage?.output ?? 0))
        }
        return Array(
            #"{"prompt_tokens":\#(input),"completion_tokens":\#(output),"total_tokens":\#(input + output)}"#.utf8
        )
    }

    /// Where each citation's mark stands, in code points of the text.
    private static func annotations(of answer: Answer) -> [UInt8] {
        var body: [UInt8] = [UInt8(ascii: "[")]
        for place in CitationMarks.places(of: answer) {
            if body.count > 1 { body.append(UInt8(ascii: ",")) }
            body += #"{"type":"url_citation","url_citation":{"url":"#.utf8
            body.appendJSON(place.citation.uri)
            body += #","title":"#.utf8
            body.appendJSON(place.citation.title)
            body += #","start_index":\#(place.range.lowerBound),"end_index":\#(place.range.upperBound)}}"#.utf8
        }
        body.append(UInt8(ascii: "]"))
        return body
    }

    /// All that `/v1/answers` tells, but for what stands in the completion already.
    private static func report(_ given: AnswerPipeline.Given, took: Duration) throws -> [UInt8] {
        let report = Array(try CompactJSON.bytes(AnswerReport(given, explains: false, took: took)))
        var edit = JSONEdit()
        edit.removed = ["question", "answer"]
        return edit.applied(to: try JSONDocument(report).root)
    }
}
