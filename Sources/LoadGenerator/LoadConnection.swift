/// One of a load's connections.
struct LoadConnection {
    enum Phase {
        case closed, connecting, idle, busy
    }

    var descriptor: Int32 = -1
    var phase = Phase.closed
    var reader = ResponseReader()
    /// What the kernel has not taken.
    var unsent: [UInt8] = []
    /// The request's number, and when it was meant to be made.
    var number = 0
    var intended: UInt64 = 0
    var sentAt: UInt64 = 0
    /// When a closed one is opened again.
    var opensAt: UInt64 = 0
    var isWatchedForWriting = false
}
