package import Answering
package import RAGCore
import Upstreams

/// An answer as it is written.
package struct AnswerReport: Encodable {
    package struct Citation: Encodable {
        package struct Span: Encodable {
            package var start: Int
            package var end: Int

            package init(_ range: Range<Int>) {
                start = range.lowerBound
                end = range.upperBound
            }
        }

        package var index: Int
        package var chunkId: Nullable<Int64>
        package var documentId: String
        package var uri: String
        package var title: String
        package var headingPath: [String]
        package var quote: String
        package var span: Span

        package init(_ citation: RAGCore.Citation) {
            index = citation.index
            chunkId = Nullable(citation.chunkID)
            documentId = citation.documentID
            uri = citation.uri
            title = citation.title
            headingPath = citation.headingPath
            quote = citation.quote
            span = Span(citation.span)
        }
    }

    /// How a sentence of the answer stands on what it cites; the span is in UTF-8 bytes of the answer.
    package struct Sentence: Encodable {
        package var span: Citation.Span
        package var citations: [Int]
        package var lexical: Double
        package var semantic: Nullable<Double>

        package init(_ sentence: AnswerSentence) {
            span = Citation.Span(sentence.range)
            citations = sentence.citations
            lexical = sentence.lexical.rounded(to: 3)
            semantic = Nullable(sentence.semantic?.rounded(to: 3))
        }
    }

    package struct Handoff: Encodable {
        package var recommended: Bool
        package var reasonCode: Nullable<String>
    }

    package struct Suggestion: Encodable {
        package var documentId: String
        package var title: String
        package var uri: String

        package init(_ suggestion: RAGCore.Suggestion) {
            documentId = suggestion.documentID
            title = suggestion.title
            uri = suggestion.uri
        }
    }

    package struct Conflict: Encodable {
        package struct Side: Encodable {
            package var documentId: String
            package var sentence: String
        }

        package var kind: String
        package var sides: [Side]

        package init(_ conflict: SourceConflict) {
            kind = conflict.kind.rawValue
            sides = [conflict.first, conflict.second].map { Side(documentId: $0.documentID, sentence: $0.sentence) }
        }
    }

    /// The answer to one of several things that were asked.
    package struct Part: Encodable {
        package var query: String
        package var answer: Nullable<String>
        package var answerable: Bool
        package var route: RouteReport
        package var handoff: Handoff
    }

    package var id: Nullable<String>
    package var question: String
    /// What was looked for.
    package var retrievalQuery: String
    package var answer: Nullable<String>
    package var answerable: Bool
    package var citations: [Citation]
    package var sentences: [Sentence]
    package var grounding: Nullable<Double>
    package var route: RouteReport
    package var handoff: Handoff
    package var suggestions: [Suggestion]
    package var entities: [EntityReport]
    package var conflicts: [Conflict]
    package var parts: [Part]?
    /// Null where no model was called.
    package var usage: Nullable<UsageReport>
    package var costUsd: Nullable<Double>
    package var cache: String
    package var corpusVersion: Int64
    package var tookMs: Double
    package var explain: [AnswerTrace]?

    package init(_ given: AnswerPipeline.Given, explains: Bool, took: Duration) {
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
        suggestions = answer.suggestions.map(Suggestion.init)
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
