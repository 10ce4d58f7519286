package import RAGCore

extension AnswerRecord {
    /// `ans_` and 24 hexadecimal digits, from the system's randomness.
    @Sendable package static func randomID() -> String {
        var generator = SystemRandomNumberGenerator()
        let digits = (0..<24).map { _ in String(Int.random(in: 0..<16, using: &generator), radix: 16) }
        return "ans_" + digits.joined()
    }
}
