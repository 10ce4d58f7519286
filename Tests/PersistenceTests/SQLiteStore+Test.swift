import Persistence
import Synchronization

extension SQLiteStore {
    /// All vectors of a collection, the blocks put together.
    func loadVectors(
        in collection: String
    ) async throws -> (block: (chunkIDs: [Int64], components: [Float]), scan: VectorScan) {
        let whole = Mutex<(chunkIDs: [Int64], components: [Float])>(([], []))
        let scan = try await forEachVectorBlock(in: collection, rows: 3) { block in
            whole.withLock {
                $0.chunkIDs += block.chunkIDs
                $0.components += block.components
            }
        }
        return (whole.withLock { $0 }, scan)
    }
}
