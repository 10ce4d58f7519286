import CShipped

/// The intents that the program knows without any training: their utterances, and a classifier of them for the default
/// model. In `Sources/Routing/Shipped`, `nuthatch route --train intents.jsonl --train background.jsonl --group-similar
/// 0.95 --write intents.classifier` makes that anew.
package enum ShippedIntents {
    /// JSON lines `{"text", "intent", "language"}`.
    package static var utterances: [UInt8] { copy(of: nuthatch_shipped_utterances) }

    package static func classifier() throws(IntentError) -> IntentClassifier {
        try IntentClassifier(decoding: copy(of: nuthatch_shipped_classifier))
    }

    // Unsafe: C's arrays, which live as long as the program, with their lengths.
    private static func copy(of file: (UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>?) -> [UInt8] {
        var count = 0
        let start = file(&count)
        return Array(UnsafeBufferPointer(start: start, count: count))
    }
}
