/// One question's difference in the leading measure.
package struct QuestionDifference: Sendable, Equatable, Codable {
    package var id: String
    package var difference: Double
}
