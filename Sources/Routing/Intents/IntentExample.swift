/// A question, and what it is about.
package struct IntentExample: Sendable, Equatable {
    /// The intent of examples that have none: what customers write that is not the shop's business. They teach what to
    /// reject, and no question is ever said to be of it.
    package static let background = "out_of_scope"

    package var text: String
    package var intent: String

    package init(text: String, intent: String) {
        self.text = text
        self.intent = intent
    }
}
