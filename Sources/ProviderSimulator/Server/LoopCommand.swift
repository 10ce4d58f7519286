import Dispatch

/// What another thread asks of the event loop.
enum LoopCommand: Sendable {
    case stop
    /// - done: signalled as soon as it is so.
    case listen(Bool, done: DispatchSemaphore)
}
