import Persistence
import ReplyFormat

/// What `backup` and `restore` write as JSON.
struct BackupSummary: Encodable {
    var path: String
    var bytes: Int64
    var sha256: String
    var documents: Int
    var chunks: Int
    /// Where the former database lies now; none but of a restoration.
    var former: String?
    var tookMs: Double

    init(_ report: BackupReport, former: String? = nil, took: Duration) {
        path = report.path
        bytes = report.bytes
        sha256 = report.sha256
        documents = report.documents
        chunks = report.chunks
        self.former = former
        tookMs = took.milliseconds
    }
}
