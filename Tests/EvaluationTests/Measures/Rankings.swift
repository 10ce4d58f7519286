import Evaluation

extension RankedList {
    /// A list as it may stand in a file.
    static func unordered(_ entries: [(String, Float)]) -> RankedList {
        var list = RankedList()
        for (document, score) in entries { _ = list.append(document.utf8.span, score: score) }
        return list
    }

    /// Documents by falling score.
    static func ranked(_ documents: [String]) -> RankedList {
        .unordered(documents.enumerated().map { ($1, Float(-$0)) })
    }
}

extension TopicJudgments {
    init(_ grades: [(String, Int)]) {
        self.init()
        for (document, grade) in grades { _ = append(document.utf8.span, grade: grade) }
    }
}

extension Judgments {
    init(_ topics: [String: [(String, Int)]]) {
        self.init()
        for (query, grades) in topics {
            for (document, grade) in grades { _ = append(document.utf8.span, grade: grade, for: query) }
        }
    }
}
