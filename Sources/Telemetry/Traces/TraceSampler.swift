/// Which traces are recorded: as the caller decided, else a share of them.
///
/// The share is of the trace's id, so that all who ask of the same trace by the same ratio agree.
package struct TraceSampler: Sendable {
    /// Of 2^56, the lower of which are recorded.
    private let threshold: UInt64

    /// - Parameter ratio: 0 records none, 1 all; what is beyond is taken for these, what is no number for 0.
    package init(ratio: Double) {
        threshold = ratio > 0 ? UInt64(min(1, ratio) * 0x1p56) : 0
    }

    package func samples(_ trace: TraceID, parent: TraceParent?) -> Bool {
        parent?.isSampled ?? (trace.low & (1 << 56 - 1) < threshold)
    }
}
