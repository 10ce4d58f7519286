/// The time of the transport's thread, read once a turn, and when it has to look at limits again.
///
/// The instant is a lower bound: it is brought forward whenever a limit comes nearer, and found anew when it is reached.
/// So a byte that puts a limit off costs nothing, and transfers that end before their limits cost a look now and then.
final class LoopClock {
    var now = ContinuousClock.now
    private(set) var alarm: ContinuousClock.Instant?

    func bringForward(to instant: ContinuousClock.Instant) {
        alarm = min(alarm ?? instant, instant)
    }

    /// Whether the alarm is due; if so, it is off.
    func takeDueAlarm() -> Bool {
        guard let alarm, alarm <= now else { return false }
        self.alarm = nil
        return true
    }
}
