import RAGCore

/// Makes one answer of the answers to the parts of a message, in their order.
///
/// What could not be answered is said after what could; one part that was answered makes the whole answerable. Each part
/// keeps its own answer beside the whole.
struct AnswerMerger {
    private(set) var text = ""
    private var citations: [Citation] = []
    private var sentences: [AnswerSentence] = []

    static func merged(_ parts: [Answer], query: String) -> Answer {
        var merger = AnswerMerger()
        let given = parts.filter(\.isAnswerable)
        for part in given { merger.append(part) }
        for part in parts where !part.isAnswerable && !part.text.isEmpty { merger.append(part) }
        let grounding = given.compactMap(\.grounding)
        let stages = parts.flatMap(\.stages)
        return Answer(
            text: merger.text,
            isAnswerable: !given.isEmpty,
            citations: merger.citations,
            route: route(parts),
            handoff: parts.map(\.handoff).first { $0.isRecommended } ?? Handoff(),
            suggestions: parts.flatMap(\.suggestions).reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            corpusVersion: parts.map(\.corpusVersion).min() ?? 0,
            sentences: merger.sentences,
            grounding: grounding.isEmpty ? nil : grounding.reduce(0, +) / Double(grounding.count),
            query: query,
            entities: parts.flatMap(\.entities).reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            conflicts: parts.flatMap(\.conflicts).reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            stages: stages,
            parts: parts
        )
    }

    /// The costliest of the outcomes that answered stands for the whole.
    private static func route(_ parts: [Answer]) -> Route {
        let order: [Route.Outcome] = [.strong, .cheap, .lookup, .quoted, .curated, .handoff]
        let ranked = parts.map(\.route).sorted { first, second in
            (order.firstIndex(of: first.outcome) ?? 0) < (order.firstIndex(of: second.outcome) ?? 0)
        }
        guard var route = ranked.first else { return Route(outcome: .handoff, reason: "Nothing was asked.") }
        route.rule = "\(parts.count) questions"
        route.reason = parts.enumerated().map { "\($0 + 1): \($1.route.reason)" }.joined(separator: " ")
        route.prices = parts.map(\.route.prices).reduce(into: [:]) { $0.merge($1) { $0 + $1 } }
        return route
    }

    /// Each source keeps one mark in the whole answer.
    private mutating func append(_ part: Answer) {
        if !text.isEmpty { text += "\n\n" }
        guard !part.sentences.isEmpty else {
            text += part.text
            return
        }
        var marks: [Int: Int] = [:]
        for citation in part.citations { marks[citation.index] = mark(of: citation) }
        let bytes = Array(part.text.utf8)
        var end = 0
        for sentence in part.sentences {
            text += String(decoding: bytes[end..<sentence.range.lowerBound], as: UTF8.self)
            end = sentence.range.upperBound
            append(sentence, String(decoding: bytes[sentence.range], as: UTF8.self), marks)
        }
        text += String(decoding: bytes[end...], as: UTF8.self)
    }

    /// The marks stand at the end of a sentence, where whoever wrote it has put them.
    private mutating func append(_ sentence: AnswerSentence, _ written: String, _ marks: [Int: Int]) {
        let old = sentence.citations.map { "[\($0)]" }.joined()
        let numbers = sentence.citations.compactMap { marks[$0] }.sorted()
        let body = written.hasSuffix(old) ? String(written.dropLast(old.count)) : written
        let start = text.utf8.count
        text += body + numbers.map { "[\($0)]" }.joined()
        var moved = sentence
        moved.range = start..<text.utf8.count
        moved.citations = numbers
        sentences.append(moved)
    }

    private mutating func mark(of citation: Citation) -> Int {
        let known = citations.first { other in
            other.chunkID == citation.chunkID && other.documentID == citation.documentID && other.span == citation.span
        }
        if let known { return known.index }
        var next = citation
        next.index = citations.count + 1
        citations.append(next)
        return next.index
    }
}
