import RAGCore
import Synchronization

/// A ledger that tests read line by line.
final class LineLedger: UsageLedger {
    private let records = Mutex<[CallRecord]>([])

    var lines: [CallRecord] { records.withLock { $0 } }

    func record(_ record: CallRecord) {
        records.withLock { $0.append(record) }
    }

    func flush() async throws {}
}
