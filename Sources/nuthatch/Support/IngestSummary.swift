import Ingestion
import ReplyFormat

/// The last line of an ingestion.
struct IngestSummary: Encodable {
    var new: Int
    var updated: Int
    var unchanged: Int
    var removed: Int
    var failed: Int
    var chunks: Int
    var embedded: Int
    var truncated: Int
    var tookMs: Double
    var corpusVersion: Int64

    init(_ report: IngestionReport, took: Duration) {
        new = report.new
        updated = report.updated
        unchanged = report.unchanged
        removed = report.removed
        failed = report.failures.count
        chunks = report.chunks
        embedded = report.embedded
        truncated = report.truncated
        tookMs = took.milliseconds
        corpusVersion = report.corpusVersion
    }
}
