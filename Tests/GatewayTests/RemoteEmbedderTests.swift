import Gateway
import RAGCore
import TestSupport
import Testing
import Transport

@Suite(.timeLimit(.minutes(1))) struct RemoteEmbedderTests {
    private func embeddings(_ shop: Shop, _ texts: [String], _ vectors: String) async throws -> [Embedding] {
        let embedder = try RemoteEmbedder(gateway: shop.gateway, model: "small")
        let caller = Task { try await embedder.embed(texts) }
        await shop.untilWindowEnds(callers: 1)
        await shop.upstream.call(1).answer(#"{"data":[\#(vectors)],"usage":{"prompt_tokens":1,"total_tokens":1}}"#)
        return try await caller.value
    }

    @Test func `vectors are brought to unit length, however long they were`() async throws {
        let shop = try Shop(Shop.small)
        let vectors = ["[3,0,4]", "[1e-30,0,0]", "[1e30,1e30,0]"].map { #"{"embedding":\#($0)}"# }.joined(
            separator: ","
        )
        let found = try await embeddings(shop, ["a", "b", "c"], vectors)
        #expect(found[0].vector == [0.6, 0, 0.8])
        #expect(found[1].vector == [1, 0, 0])
        #expect(abs(found[2].vector[0] - Float(0.5).squareRoot()) < 1e-6)
    }

    @Test(arguments: ["[1,2]", "[1,2,3,4]", "[0,0,0]", "[]"])
    func `a vector of another dimension, or of no direction, is refused`(vector: String) async throws {
        let shop = try Shop(Shop.small)
        await #expect(throws: GatewayError.self) {
            try await embeddings(shop, ["a"], #"{"embedding":\#(vector)}"#)
        }
    }

    @Test func `no texts are no call`() async throws {
        let shop = try Shop(Shop.small)
        let embedder = try RemoteEmbedder(gateway: shop.gateway, model: "small")
        #expect(try await embedder.embed([]).isEmpty)
        #expect(shop.upstream.count == 0)
        #expect(embedder.dimension == 3)
        #expect(embedder.fingerprint == "remote:small:3")
    }

    @Test func `a model of unknown dimension, of another kind, or unknown is refused`() throws {
        let shop = try Shop("models: {vague: {kind: embeddings}}")
        func code(_ model: String, _ dimensions: Int? = nil) -> String? {
            do {
                _ = try RemoteEmbedder(gateway: shop.gateway, model: model, dimensions: dimensions)
                return nil
            } catch {
                return (error as? GatewayError)?.code
            }
        }
        #expect(code("vague") == "invalid_request")
        #expect(code("vague", 8) == nil)
        #expect(code("gpt-4.1") == "invalid_request")
        #expect(code("no-such") == "model_not_found")
    }
}
