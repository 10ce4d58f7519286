import CEpoll
import Glibc
import Synchronization

/// Where other threads leave commands for the event loop; an `eventfd(2)` wakes it.
final class LoopMailbox: Sendable {
    let descriptor: Int32
    private let commands = Mutex<[LoopCommand]>([])

    init() throws(SimulatorError) {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard descriptor >= 0 else { throw .system("eventfd", code: errno) }
    }

    deinit { close(descriptor) }

    func post(_ command: LoopCommand) {
        commands.withLock { $0.append(command) }
        eventfd_write(descriptor, 1)
    }

    func takeAll() -> [LoopCommand] {
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
        return commands.withLock { commands in
            defer { commands = [] }
            return commands
        }
    }
}
