import Ingestion
import ReplyFormat
import Synchronization

/// A bar on a terminal, drawn again at most twenty times a second.
final class ProgressLine: Sendable {
    private let isShown: Bool
    private let start = ContinuousClock.now
    private let lastDrawn = Mutex<ContinuousClock.Instant?>(nil)

    init(isShown: Bool) {
        self.isShown = isShown
    }

    func show(_ progress: IngestionProgress) {
        guard isShown else { return }
        let now = ContinuousClock.now
        let isDue = lastDrawn.withLock { last in
            if let last, now - last < .milliseconds(50) { return false }
            last = now
            return true
        }
        if isDue { Terminal.progress(Self.text(progress, after: now - start)) }
    }

    func end() {
        if isShown { Terminal.progress("") }
    }

    /// `████████············ 12/30 files, 140 documents, 320 chunks embedded, 210/s`
    static func text(_ progress: IngestionProgress, after time: Duration) -> String {
        let width = 20
        let done = progress.sources == 0 ? width : progress.sourcesDone * width / progress.sources
        let bar = String(repeating: "█", count: done) + String(repeating: "·", count: width - done)
        let seconds = time.milliseconds / 1e3
        let rate = seconds > 0 ? Int(Double(progress.embedded) / seconds) : 0
        return "\(bar) \(progress.sourcesDone)/\(progress.sources) files, \(progress.documents) documents, "
            + "\(progress.embedded) chunks embedded, \(rate)/s"
    }
}
