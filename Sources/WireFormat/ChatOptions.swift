/// How an answer is to be made; what is nil is left to the upstream.
package struct ChatOptions: Sendable, Equatable {
    /// A finite number.
    package var temperature: Double?
    package var maxTokens: Int?
    package var seed: Int?
    package var stream: Bool
    /// Whether a stream is to end with its usage.
    package var includesUsage: Bool
    /// Whether the answer has to be one object of JSON.
    package var wantsJSON: Bool

    package init(
        temperature: Double? = nil,
        maxTokens: Int? = nil,
        seed: Int? = nil,
        stream: Bool = false,
        includesUsage: Bool = false,
        wantsJSON: Bool = false
    ) {
        self.temperature = temperature
        self.maxTokens = maxTokens
        self.seed = seed
        self.stream = stream
        self.includesUsage = includesUsage
        self.wantsJSON = wantsJSON
    }
}
