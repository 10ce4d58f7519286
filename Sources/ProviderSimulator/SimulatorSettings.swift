/// How the simulated provider behaves where no fault is asked for.
package struct SimulatorSettings: Sendable {
    /// The port of 127.0.0.1; 0 takes one that is free.
    package var port = 0
    /// Answers and chances follow from it: with the same seed, the same calls get the same answers.
    package var seed: UInt64 = 1
    /// From the whole request to the first byte of the answer.
    package var latency = Duration.zero
    /// Between two tokens of a stream.
    package var tokenInterval = Duration.zero
    /// The length of each answer; nil leaves it as the text comes.
    package var answerTokens: Int?
    /// The models that are known; with none named, all are.
    package var models = ["gpt-4.1", "gpt-4.1-mini", "deepseek-v3.2", "text-embedding-3-small"]
    /// The components of an embedding, where a call does not say; nil for as many as the model of that name has.
    package var dimension: Int?
    /// The most texts that one embedding call may have; nil is without a limit.
    package var embeddingBatchCap: Int?
    /// What goes wrong when.
    package var script: Script?
    /// Whether a call needs no Authorization header.
    package var keyless = false
    /// Whether the id of an answer ends with the number of its call, which tells two calls apart.
    package var distinctAnswers = false
    /// Whether each frame of a stream says when it was sent: `x_sent_us`, microseconds on CLOCK_MONOTONIC.
    package var stampsTokens = false
    /// Whether a body that came before has its prompt's tokens reported as cached.
    package var reportsCachedTokens = false
    /// How models write, those that are named alone and those of `nil` all; the last that fits counts.
    package var behaviours: [BehaviourRule] = []

    package init() {}

    func check() throws(SimulatorError) {
        let rules: [(String, Int, ClosedRange<Int>)] = [
            ("port", port, 0...65_535), ("dimension", dimension ?? 1, 1...8192),
            ("answer tokens", answerTokens ?? 1, 1...100_000),
            ("embedding batch cap", embeddingBatchCap ?? 1, 1...100_000),
        ]
        for (name, value, range) in rules where !range.contains(value) {
            throw .invalidSetting(
                name,
                value: String(value),
                rule: "from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        for (name, span) in [("latency", latency), ("token interval", tokenInterval)]
        where span < .zero || span > .seconds(3600) {
            throw .invalidSetting(name, value: "\(span)", rule: "from nothing to an hour")
        }
    }
}
