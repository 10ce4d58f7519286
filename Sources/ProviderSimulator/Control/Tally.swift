/// The counts while they grow.
struct Tally {
    /// The bodies that are told apart: about 30 MB.
    private static let bodyLimit = 200_000
    private static let pathLimit = 100

    private var counts = CallCounts()
    private var bodies: [BodyHash: CallCounts.Body] = [:]

    /// `counts` with the bodies written out.
    var snapshot: CallCounts {
        var snapshot = counts
        snapshot.bodies = Dictionary(bodies.map { ($0.description, $1) }) { first, _ in first }
        return snapshot
    }

    mutating func start(_ hash: BodyHash, path: String, bytes: Int) -> (call: Int, isRepeat: Bool) {
        counts.calls += 1
        counts.inFlight += 1
        counts.mostInFlight = max(counts.mostInFlight, counts.inFlight)
        counts.bytesReceived += bytes
        if counts.paths.count < Self.pathLimit || counts.paths[path] != nil {
            counts.paths[path, default: 0] += 1
        }
        guard bodies.count < Self.bodyLimit || bodies[hash] != nil else {
            counts.unlistedCalls += 1
            return (counts.calls, false)
        }
        return (counts.calls, bodies[hash, default: .init()].start() > 1)
    }

    mutating func answer(_ status: Int?) {
        if let status { counts.statuses[status, default: 0] += 1 }
    }

    mutating func end(_ hash: BodyHash, isAbandoned: Bool) {
        counts.inFlight -= 1
        if isAbandoned { counts.abandoned += 1 }
        bodies[hash]?.inFlight -= 1
    }

    mutating func send(_ bytes: Int) {
        counts.bytesSent += bytes
    }

    mutating func open() {
        counts.connectionsOpened += 1
        counts.connectionsOpen += 1
    }

    mutating func close() {
        counts.connectionsOpen -= 1
    }

    /// From nothing, but for what is open and in flight: that goes on.
    mutating func reset() {
        let old = counts
        counts = CallCounts()
        counts.inFlight = old.inFlight
        counts.mostInFlight = old.inFlight
        counts.connectionsOpen = old.connectionsOpen
        bodies = bodies.filter { $1.inFlight > 0 }.mapValues { body in
            CallCounts.Body(calls: 0, inFlight: body.inFlight, mostInFlight: body.inFlight)
        }
    }
}

extension CallCounts.Body {
    /// Returns how many calls this makes.
    fileprivate mutating func start() -> Int {
        calls += 1
        inFlight += 1
        mostInFlight = max(mostInFlight, inFlight)
        return calls
    }
}
