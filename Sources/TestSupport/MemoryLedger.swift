package import RAGCore
import Synchronization

/// A ledger that is a list.
package final class MemoryLedger: UsageLedger {
    private let state = Mutex<[CallRecord]>([])

    package init() {}

    package var records: [CallRecord] { state.withLock { $0 } }

    package func record(_ record: CallRecord) {
        state.withLock { $0.append(record) }
    }

    package func flush() async throws {}
}
