/// What was said before a question.
package struct ConversationTurn: Sendable, Equatable, Codable {
    package enum Speaker: String, Sendable, Codable {
        case customer
        case shop
    }

    package var speaker: Speaker
    package var text: String

    package init(_ speaker: Speaker, _ text: String) {
        self.speaker = speaker
        self.text = text
    }
}
