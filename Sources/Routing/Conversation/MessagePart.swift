/// One of the things that a message asks.
package struct MessagePart: Sendable, Equatable {
    /// As it was written.
    package let text: String
    /// UTF-8 bytes of the message.
    package let range: Range<Int>
    /// The same with the product or order that its "it" stands for: `can I return it (Ridgeline 2P Tent)`. What is looked
    /// up is this.
    package let standalone: String

    package init(text: String, range: Range<Int>, standalone: String) {
        self.text = text
        self.range = range
        self.standalone = standalone
    }
}
