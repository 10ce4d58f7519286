/// What a result was measured with, beside the data: what a gate takes for a change of its own unless it is told.
package enum FingerprintPart: String, Sendable, CaseIterable {
    case chunking
    case embedder

    func value(in fingerprint: EvaluationResult.Fingerprint) -> String {
        switch self {
        case .chunking: fingerprint.chunking
        case .embedder: fingerprint.embedder
        }
    }

    /// The parts that a list such as `chunking,embedder` names.
    package static func list(_ text: String) throws(ComparisonError) -> Set<FingerprintPart> {
        var parts: Set<FingerprintPart> = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let part = FingerprintPart(rawValue: name.trimmingBlanks) else {
                throw .invalidPart(String(name))
            }
            parts.insert(part)
        }
        return parts
    }
}
