import CEpoll

/// What a descriptor is ready for, or what is waited for.
package struct Readiness: OptionSet, Sendable {
    package let rawValue: UInt32

    package static let readable = Self(EPOLLIN)
    package static let writable = Self(EPOLLOUT)
    /// The other side has sent its last byte.
    package static let ended = Self(EPOLLRDHUP)
    /// The connection is dead. The kernel reports it unasked.
    package static let failed = Self(rawValue: EPOLLERR.rawValue | EPOLLHUP.rawValue)

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    private init(_ event: EPOLL_EVENTS) {
        self.init(rawValue: event.rawValue)
    }
}
