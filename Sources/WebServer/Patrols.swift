import NIOCore

/// A patrol for each event loop.
final class Patrols: Sendable {
    private let patrols: [ObjectIdentifier: NIOLoopBound<Patrol>]
    private let timers: [RepeatedTask]

    init(_ group: any EventLoopGroup) async throws {
        var patrols: [ObjectIdentifier: NIOLoopBound<Patrol>] = [:]
        var timers: [RepeatedTask] = []
        for eventLoop in group.makeIterator() {
            let patrol = try await eventLoop.submit { NIOLoopBound(Patrol(), eventLoop: eventLoop) }.get()
            patrols[ObjectIdentifier(eventLoop)] = patrol
            timers.append(
                eventLoop.scheduleRepeatedTask(initialDelay: .milliseconds(250), delay: .milliseconds(250)) { _ in
                    patrol.value.walk(at: eventLoop.now)
                }
            )
        }
        self.patrols = patrols
        self.timers = timers
    }

    /// Only from that event loop.
    subscript(eventLoop: any EventLoop) -> Patrol? {
        patrols[ObjectIdentifier(eventLoop)]?.value
    }

    func stop() {
        for patrol in patrols.values { patrol.eventLoop.execute { patrol.value.stop(at: patrol.eventLoop.now) } }
    }

    func cut() {
        for patrol in patrols.values { patrol.eventLoop.execute { patrol.value.cut() } }
    }

    func end() {
        for timer in timers { timer.cancel() }
    }
}
