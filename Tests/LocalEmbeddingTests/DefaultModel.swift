import LocalEmbedding
import TestSupport

/// The default model, loaded once for all tests.
enum DefaultModel {
    private static let loaded = Result { try LocalEmbedder(folder: ModelLocation.defaultModel()) }

    static func embedder() throws -> LocalEmbedder {
        try loaded.get()
    }
}

/// The cosine of two vectors of any length.
func cosine(_ left: [Float], _ right: [Float]) -> Double {
    precondition(left.count == right.count, "\(left.count) and \(right.count) dimensions")
    func product(_ left: [Float], _ right: [Float]) -> Double {
        zip(left, right).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    return product(left, right) / (product(left, left) * product(right, right)).squareRoot()
}
