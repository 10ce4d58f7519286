extension NuthatchClient {
    /// How long and how large a call may become.
    public struct Limits: Sendable, Equatable {
        /// For a call with all its attempts and the waits between them; for a stream, until the first byte of the events.
        /// The service is told what is left of it, and stops its work then.
        public var time: Duration
        /// The longest silence within a stream. The service sends a sign of life every 15 s.
        public var streamSilence: Duration
        /// Bytes of a reply that is read as a whole.
        public var replySize: Int
        /// Bytes of a stream that wait for their reader. Foundation on Linux cannot stop the other end from sending, so
        /// a reader that falls behind by more gets an error, and the memory stays bounded.
        public var streamBacklog: Int
        /// Connections at once. Calls beyond them wait within their time; a stream holds one as long as it is read.
        public var connections: Int

        /// The defaults are 10 s, 45 s, 64 MB, 8 MB and 64 connections.
        public init(
            time: Duration = .seconds(10),
            streamSilence: Duration = .seconds(45),
            replySize: Int = 64 << 20,
            streamBacklog: Int = 8 << 20,
            connections: Int = 64
        ) {
            self.time = time
            self.streamSilence = streamSilence
            self.replySize = replySize
            self.streamBacklog = streamBacklog
            self.connections = connections
        }

        static let times: ClosedRange<Duration> = .milliseconds(1) ... .seconds(86_400)

        func check() throws {
            try NuthatchError.check("limits.time", time, in: Self.times)
            try NuthatchError.check("limits.streamSilence", streamSilence, in: Self.times)
            try NuthatchError.check("limits.replySize", replySize, in: 1...1 << 40)
            try NuthatchError.check("limits.streamBacklog", streamBacklog, in: 1 << 10...1 << 40)
            try NuthatchError.check("limits.connections", connections, in: 1...10_000)
        }
    }
}

extension NuthatchError {
    static func check<Value: Comparable>(_ name: String, _ value: Value, in range: ClosedRange<Value>) throws {
        guard range.contains(value) else {
            throw NuthatchError.invalidSetting(
                "\(name) is \(value); it must be from \(range.lowerBound) to \(range.upperBound)."
            )
        }
    }
}
