import JSONText

/// Intents as a model is told of them: by two of the questions that are shipped for each.
package enum IntentChoices {
    private static let shown = 2

    /// - Parameter intents: an intent that is not shipped is told by its name alone.
    package static func choices(of intents: [String]) -> [IntentPrompt.Choice] {
        intents.map { intent in
            let examples = shipped[intent] ?? [intent.split(separator: "_").joined(separator: " ")]
            return IntentPrompt.Choice(name: intent, summary: examples.joined(separator: "; "))
        }
    }

    /// The first questions of each intent; read once.
    private static let shipped: [String: [String]] = {
        var examples: [String: [String]] = [:]
        for line in ShippedIntents.utterances.split(separator: UInt8(ascii: "\n")) {
            guard let root = try? JSONDocument(Array(line)).root, let intent = root["intent"]?.string,
                let text = root["text"]?.string, examples[intent, default: []].count < shown
            else { continue }
            examples[intent, default: []].append(text)
        }
        return examples
    }()
}
