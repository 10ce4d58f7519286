import RAGCore
import TestSupport

/// Documents and the answers over them, as plainly as they can be kept.
struct AnswerModel {
    private(set) var version: Int64 = 0
    /// The text of each document, and the version at which it was last changed.
    private(set) var documents: [String: (text: String, changed: Int64)] = [:]
    /// The documents that each answer used.
    private(set) var answers: [AnswerKey: Set<String>] = [:]

    /// - Returns: how many documents were changed.
    mutating func put(_ batch: [(id: String, text: String)]) -> Int {
        version += 1
        var changes = 0
        for (id, text) in batch where documents[id]?.text != text {
            documents[id] = (text, version)
            drop(id)
            changes += 1
        }
        return changes
    }

    /// - Returns: how many documents were removed.
    mutating func remove(_ ids: [String]) -> Int {
        let there = ids.filter { documents[$0] != nil }
        if !there.isEmpty { version += 1 }
        for id in there {
            documents[id] = nil
            drop(id)
        }
        return there.count
    }

    /// Whether an answer over `used` as it was at `asked` may be kept.
    mutating func cache(_ key: AnswerKey, over used: Set<String>, at asked: Int64) -> Bool {
        guard used.allSatisfy({ documents[$0].map { $0.changed <= asked } ?? false }) else { return false }
        answers[key] = used
        return true
    }

    private mutating func drop(_ id: String) {
        answers = answers.filter { !$0.value.contains(id) }
    }
}
