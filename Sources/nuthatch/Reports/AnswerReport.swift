import Answering
import RAGCore
import Upstreams

/// An answer as it is written.
struct AnswerReport: Encodable {
    struct Citation: Encodable {
        struct Span: Encodable {
            var start: Int
            var end: Int
        }

        var index: Int
        var chunkId: Nullable<Int64>
        var documentId: String
        var uri: String
        var title: String
        var headingPath: [String]
        var quote: String
        var span: Span

        init(_ citation: RAGCore.Citation) {
            index = citation.index
            chunkId = Nullable(citation.chunkID)
            documentId = citation.documentID
            uri = citation.uri
            title = citation.title
            headingPath = citation.headingPath
            quote = citation.quote
            span = Span(start: citation.span.lowerBound, end: citation.span.upperBound)
        }
    }

    /// How a sentence of the answer stands on what it cites; the span is in UTF-8 bytes of the answer.
    struct Sentence: Encodable {
        var span: Citation.Span
        var citations: [Int]
        var lexical: Double
        var semantic: Nullable<Double>

        init(_ sentence: AnswerSentence) {
            span = Citation.Span(start: sentence.range.lowerBound, end: sentence.range.upperBound)
            citations = sentence.citations
            lexical = sentence.lexical.rounded(to: 3)
            semantic = Nullable(sentence.semantic?.rounded(to: 3))
        }
    }

    struct Handoff: Encodable {
        var recommended: Bool
        var reasonCode: Nullable<String>
    }

    struct Suggestion: Encodable {
        var documentId: String
        var title: String
        var uri: String
    }

    struct Conflict: Encodable {
        struct Side: Encodable {
            var documentId: String
            var sentence: String
        }

        var kind: String
        var sides: [Side]

        init(_ conflict: SourceConflict) {
            kind = conflict.kind.rawValue
            sides = [conflict.first, conflict.second].map { Side(documentId: $0.documentID, sentence: $0.sentence) }
        }
    }

    /// The answer to one of several things that were asked.
    struct Part: Encodable {
        var query: String
        var answer: Nullable<String>
        var answerable: Bool
        var route: RouteReport
        var handoff: Handoff
    }

    var id: Nullable<String>
    var question: String
    /// What was looked for.
    var retrievalQuery: String
    var answer: Nullable<String>
    var answerable: Bool
    var citations: [Citation]
    var sentences: [Sentence]
    var grounding: Nullable<Double>
    var route: RouteReport
    var handoff: Handoff
    var suggestions: [Suggestion]
    var entities: [EntityReport]
    var conflicts: [Conflict]
    var parts: [Part]?
    /// Null where no model was called.
    var usage: Nullable<UsageReport>
    var costUsd: Nullable<Double>
    var cache: String
    var corpusVersion: Int64
    var tookMs: Double
    var explain: [AnswerTrace]?

    init(_ given: AnswerPipeline.Given, explains: Bool, took: Duration) {
        let (record, answer) = (given.record, given.record.answer)
        id = Nullable(record.id.isEmpty ? nil : record.id)
        question = record.request.question
        retrievalQuery = answer.query
        self.answer = Nullable(answer.text.isEmpty ? nil : answer.text)
        answerable = answer.isAnswerable
        citations = answer.citations.map(Citation.init)
        sentences = answer.sentences.map(Sentence.init)
        grounding = Nullable(answer.grounding?.rounded(to: 3))
        route = RouteReport(answer.route)
        handoff = Self.handoff(answer)
        suggestions = answer.suggestions.map { Suggestion(documentId: $0.documentID, title: $0.title, uri: $0.uri) }
        entities = answer.entities.map(EntityReport.init)
        conflicts = answer.conflicts.map(Conflict.init)
        parts = answer.parts.isEmpty ? nil : answer.parts.map(Self.part)
        usage = Nullable(answer.stages.isEmpty ? nil : UsageReport(answer.stages))
        costUsd = Nullable(answer.stages.cost?.dollars)
        cache = given.cache.rawValue
        corpusVersion = answer.corpusVersion
        tookMs = took.milliseconds
        explain = explains ? given.traces : nil
    }

    private static func handoff(_ answer: Answer) -> Handoff {
        Handoff(
            recommended: answer.handoff.isRecommended,
            reasonCode: Nullable(answer.handoff.reason?.rawValue)
        )
    }

    private static func part(_ answer: Answer) -> Part {
        Part(
            query: answer.query,
            answer: Nullable(answer.text.isEmpty ? nil : answer.text),
            answerable: answer.isAnswerable,
            route: RouteReport(answer.route),
            handoff: handoff(answer)
        )
    }
}
