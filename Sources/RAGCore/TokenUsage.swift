/// The tokens of a call, as the upstream counted them.
package struct TokenUsage: Sendable, Hashable, Codable {
    /// All tokens of the prompt, those from the upstream's own cache among them.
    package var input: Int
    package var output: Int
    /// The part of `input` that the upstream took from its cache, at a lower price.
    package var cachedInput: Int

    package init(input: Int, output: Int, cachedInput: Int = 0) {
        self.input = input
        self.output = output
        self.cachedInput = cachedInput
    }
}
