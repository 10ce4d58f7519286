import Crypto
import Foundation
import RAGCore

extension AnswerKey {
    /// Two requests have one key where nothing that decides the answer tells them apart. Of the question neither case nor
    /// blanks nor the marks at its end count.
    ///
    /// - Parameter setting: names all that decides the answer beside the request: policy, models, embedder, settings.
    init(_ request: AnswerRequest, setting: String) throws {
        var normalised = request
        normalised.question = Self.normalised(request.question)
        // How long somebody waits changes no answer.
        normalised.patience = nil
        let encoder = JSONEncoder()
        // Context and filters have no order of their own.
        encoder.outputFormatting = .sortedKeys
        var hash = SHA256()
        hash.update(data: try encoder.encode(normalised))
        hash.update(data: Array(setting.utf8))
        self.init(digest: Array(hash.finalize()))
    }

    private static func normalised(_ question: String) -> String {
        let words = question.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(words.reversed().drop { "?!. ".contains($0) }.reversed())
    }
}
