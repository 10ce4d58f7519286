import RAGCore

/// What no sentence of a model may carry to a customer, whatever it stands on: addresses that the sources do not have, the
/// instructions, orders to a model, markup.
package struct OutputScreen: Sendable {
    /// The longest sentence that is sent, in bytes.
    package static let limit = 1_200
    /// As many words in a row of the instructions are a leak.
    private static let leak = 6

    private let known: AddressScanner
    private let runs: Set<[String]>

    package init(sources: [AnswerSource], prompt: AnswerPrompt) {
        var known = AddressScanner("")
        for source in sources {
            for text in [source.uri, source.title] + source.headingPath + source.sentences.map(\.shown) {
                known.formUnion(AddressScanner(text))
            }
        }
        self.known = known
        var runs: Set<[String]> = []
        for message in prompt.prompt.messages where message.role == .system {
            runs.formUnion(Self.runs(of: message.text))
        }
        self.runs = runs
    }

    /// The sentence as it may be sent: without images, tags and invisible characters, and with the target of a link behind
    /// its text. Nil where it carries what no customer may read, or is longer than `limit`.
    package func screen(_ sentence: String) -> String? {
        guard sentence.utf8.count <= Self.limit else { return nil }
        let visible = InvisibleCharacters.removed(from: sentence)
        // Spelled out, a reference hides whatever is looked for.
        guard !visible.contains("&#"), AddressScanner(visible).isKnown(to: known) else { return nil }
        let plain = MarkupScreen.plain(visible)
        guard AddressScanner(plain).isKnown(to: known), !InstructionScreen.isOrder(plain), !leaks(plain) else {
            return nil
        }
        return plain.isEmpty ? nil : plain
    }

    private func leaks(_ text: String) -> Bool {
        !text.hasPrefix(PromptRules.unanswered) && !runs.isDisjoint(with: Self.runs(of: text))
    }

    private static func runs(of text: String) -> Set<[String]> {
        let words = QuestionWords.words(of: text)
        guard words.count >= leak else { return [] }
        return Set((0...(words.count - leak)).map { Array(words[$0..<($0 + leak)]) })
    }
}
