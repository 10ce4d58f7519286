import Gateway
import JSONText
import RAGCore
import TestSupport
import Transport

/// Embedding calls, and an upstream's answers to them.
extension Shop {
    static let embedder = "text-embedding-3-small"

    /// One upstream, and an embedding model of three dimensions at a picodollar a token.
    static let small = """
        models:
          small: {kind: embeddings, dimension: 3, price: {input: 1.00, as_of: 2026-11-01}}

        """

    func embed(_ texts: [String], tenant: String = "", cache: CacheControl = .standard) -> Task<
        EmbeddingReply, any Error
    > {
        Task { try await gateway.embed(EmbeddingCall(texts, model: "small", tenant: tenant, cache: cache)) }
    }

    /// Waits until the texts of so many callers are in batches that wait for the end of their window.
    func untilGathered(_ callers: Int) async {
        while gateway.gatheringCount < callers { await Task.yield() }
    }

    /// Waits until so many callers are in batches whose window is open, and then for its end.
    func untilWindowEnds(_ windows: Int = 1, callers: Int) async {
        await untilGathered(callers)
        await time.untilSleeping(windows + 1)
        time.advance(by: .milliseconds(5))
    }

    /// The texts that an upstream was asked to embed.
    static func texts(of call: ManualUpstream.Call) throws -> [String] {
        try JSONDocument(call.request.body).root["input"]?.elements.compactMap(\.string) ?? []
    }

    /// The vector that stands for a text in these tests: by its length and its first byte.
    static func vector(of text: String) -> [Float] {
        [1, Float(text.utf8.count), Float(text.utf8.first ?? 0)]
    }

    /// Answers with the vector of each text, and so many tokens.
    static func answer(_ call: ManualUpstream.Call, tokens: Int? = 10) throws {
        let data = try texts(of: call).enumerated().map { index, text in
            #"{"object":"embedding","index":\#(index),"embedding":[\#(vector(of: text).map { "\($0)" }.joined(separator: ","))]}"#
        }
        let usage = tokens.map { #","usage":{"prompt_tokens":\#($0),"total_tokens":\#($0)}"# } ?? ""
        call.answer(#"{"object":"list","data":[\#(data.joined(separator: ","))],"model":"small"\#(usage)}"#)
    }
}
