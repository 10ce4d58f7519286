import JSONText
import RAGCore

extension TokenUsage {
    /// The `usage` of an answer as OpenAI writes it, with DeepSeek's name for what its cache held.
    ///
    /// Nil where it is missing, or a count is missing, negative, absurd or no number: a wrong count is worse than none. For
    /// embeddings, which put out nothing, `completion_tokens` may be missing.
    init?(_ usage: JSONNode?, ofEmbedding isEmbedding: Bool = false) {
        guard let usage, let input = Self.count(usage["prompt_tokens"]) else { return nil }
        guard let output = Self.count(usage["completion_tokens"], ifMissing: isEmbedding ? 0 : nil) else { return nil }
        let details = usage["prompt_tokens_details"]?["cached_tokens"]
        let cached = details.flatMap { $0.kind == .null ? nil : $0 } ?? usage["prompt_cache_hit_tokens"]
        guard let cachedInput = Self.count(cached, ifMissing: 0), cachedInput <= input else { return nil }
        self.init(input: input, output: output, cachedInput: cachedInput)
    }

    private static func count(_ node: JSONNode?, ifMissing missing: Int? = nil) -> Int? {
        guard let node, node.kind != .null else { return missing }
        return node.int.flatMap { (0...1_000_000_000).contains($0) ? $0 : nil }
    }

    /// Appends the usage as OpenAI writes it.
    func append(to bytes: inout [UInt8], ofEmbedding isEmbedding: Bool = false) {
        bytes += #"{"prompt_tokens":\#(input)"#.utf8
        if !isEmbedding { bytes += #","completion_tokens":\#(output)"#.utf8 }
        bytes += #","total_tokens":\#(input + output)"#.utf8
        if !isEmbedding { bytes += #","prompt_tokens_details":{"cached_tokens":\#(cachedInput)}"#.utf8 }
        bytes.append(UInt8(ascii: "}"))
    }
}
