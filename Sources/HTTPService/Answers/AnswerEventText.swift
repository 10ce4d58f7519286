import Answering
import NIOCore
import RAGCore
import ReplyFormat

/// The events of an answer as they are sent.
enum AnswerEventText {
    private struct Sources: Encodable {
        var sources: [AnswerReport.Suggestion]
    }

    private struct Delta: Encodable {
        var text: String
    }

    static func text(of event: AnswerEvent) throws -> ByteBuffer {
        switch event {
        case .sources(let pages):
            EventStream.event(
                "sources",
                try CompactJSON.bytes(Sources(sources: pages.map(AnswerReport.Suggestion.init)))
            )
        case .delta(let text): EventStream.event("delta", try CompactJSON.bytes(Delta(text: text)))
        case .citation(let citation):
            EventStream.event("citation", try CompactJSON.bytes(AnswerReport.Citation(citation)))
        }
    }
}
