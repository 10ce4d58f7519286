/// A turn of the transport's thread: its time, when limits have to be looked at again, and what callers get at its end.
///
/// The time is read once a turn. The alarm is a lower bound: it is brought forward whenever a limit comes nearer, and found
/// anew when it is reached. So a byte that puts a limit off costs nothing, and transfers that end before their limits cost a
/// look now and then.
///
/// Callers are resumed at the end: each may wake a thread of Swift's pool, which would take the core in the middle of the
/// turn. With 64 callers on two cores this saves a fifth of the time of the process.
final class LoopTurn {
    var now = ContinuousClock.now
    private(set) var alarm: ContinuousClock.Instant?
    private var outcomes: [(transfer: Transfer, result: Result<TransferTimes, any Error>)] = []
    private var streams: [StreamBody] = []

    func bringForward(to instant: ContinuousClock.Instant) {
        alarm = min(alarm ?? instant, instant)
    }

    /// Whether the alarm is due; if so, it is off.
    func takeDueAlarm() -> Bool {
        guard let alarm, alarm <= now else { return false }
        self.alarm = nil
        return true
    }

    func end(_ transfer: Transfer, _ result: Result<TransferTimes, any Error>) {
        transfer.stage = .ended
        outcomes.append((transfer, result))
    }

    /// Bytes have come for a reader who waits.
    func deliver(_ stream: StreamBody) {
        streams.append(stream)
    }

    func handOver() {
        for stream in streams { stream.deliver() }
        streams.removeAll(keepingCapacity: true)
        for (transfer, result) in outcomes { transfer.end(result) }
        outcomes.removeAll(keepingCapacity: true)
    }
}
