/// Finds sentences that give orders to a model instead of telling a customer something. They may stand in any text that
/// strangers write, such as a review, and are never quoted.
///
/// It knows the plain forms in English, German and Spanish. It is a screen, not a proof: what an answer may do is bounded
/// elsewhere, by quoting nothing but sources.
package enum InstructionScreen {
    /// Whether the sentence tells its reader to leave its instructions, or to be or say something to customers.
    package static func isOrder(_ sentence: String) -> Bool {
        let words = QuestionWords.words(of: sentence)
        let leaves = words.indices.contains { index in
            leaving.contains(words[index]) && words[(index + 1)...].prefix(5).contains(where: instructions.contains)
        }
        return leaves
            || phrases.contains { phrase in
                words.indices.contains { words[$0...].starts(with: phrase) }
            }
    }

    /// The sentences of a passage without orders and without what follows an order in its paragraph.
    ///
    /// - Parameters:
    ///   - sentences: in the order of the text.
    ///   - text: the passage's, as UTF-8.
    package static func withoutOrders(_ sentences: [SourceSentence], in text: [UInt8]) -> [SourceSentence] {
        var orderEnd: Int?
        return sentences.filter { sentence in
            if isOrder(sentence.shown) {
                orderEnd = sentence.range.upperBound
                return false
            }
            guard let end = orderEnd else { return true }
            // A blank line ends the paragraph, and with it what the order may go on with.
            let breaks = text[end..<max(end, sentence.range.lowerBound)].count { $0 == UInt8(ascii: "\n") }
            orderEnd = breaks >= 2 ? nil : sentence.range.upperBound
            return breaks >= 2
        }
    }

    private static let leaving: Set<String> = [
        "ignore", "disregard", "forget", "override", "ignoriere", "ignorieren", "vergiss", "vergessen", "missachte",
        "ignora", "ignorad", "olvida", "olvide",
    ]

    private static let instructions: Set<String> = [
        "instruction", "instructions", "prompt", "prompts", "guidelines", "anweisung", "anweisungen", "vorgaben",
        "instrucciones", "indicaciones",
    ]

    private static let phrases = [
        ["system", "prompt"], ["tell", "every", "customer"], ["tell", "all", "customers"],
        ["as", "an", "ai"], ["sage", "jedem", "kunden"], ["sag", "allen", "kunden"],
        ["di", "a", "todos", "los", "clientes"],
        ["dile", "a", "cada", "cliente"],
        ["reveal", "your"], ["your", "new", "instructions"], ["developer", "mode"], ["respond", "only", "with"],
        ["reply", "only", "with"], ["antworte", "nur", "mit"], ["responde", "solo", "con"],
    ]
}
