import CEpoll

/// What a descriptor is ready for, or what is waited for.
struct Readiness: OptionSet {
    let rawValue: UInt32

    static let readable = Self(EPOLLIN)
    static let writable = Self(EPOLLOUT)
    /// The other side has sent its last byte.
    static let ended = Self(EPOLLRDHUP)
    /// The connection is dead. The kernel reports it unasked.
    static let failed = Self(rawValue: EPOLLERR.rawValue | EPOLLHUP.rawValue)

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    private init(_ event: EPOLL_EVENTS) {
        self.init(rawValue: event.rawValue)
    }
}
