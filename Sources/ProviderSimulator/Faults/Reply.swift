/// An answer before it is bytes: each fault of the transport changes a part of it.
struct Reply {
    enum Body {
        case whole(Template)
        case events([ReplyEvent])
    }

    /// Where an answer breaks off.
    enum Point {
        case start
        case head
        case middle
    }

    enum Ending {
        case whole
        case closeWhenIdle(Duration)
        case hang(Point)
        case reset(Point)
        case close(Point)
    }

    /// More than a client can want.
    enum Filler {
        /// A string of so many bytes in front of all members.
        case longString(bytes: Int)
        /// Blanks behind the first brace, or in a stream its second event again and again; 0 is without end.
        case endless(bytes: Int)
    }

    struct Flood {
        var block: [UInt8]
        var times: Int
    }

    var status = 200
    var headers: [(name: String, value: String)] = []
    var body: Body
    var latency = Duration.zero
    var interval = Duration.zero
    var isChunked = false
    var chunkFault: ChunkFault?
    var dialect = EventDialect()
    var filler: Filler?
    var informational: Flood?
    var headFlood: Flood?
    /// Nil sends all there is at once.
    var pace: (size: Int, every: Duration)?
    var ending = Ending.whole
    /// What the simulator does besides.
    var sideEffects: [Step] = []

    init(_ body: Body, status: Int = 200, contentType: String = "application/json") {
        self.body = body
        self.status = status
        headers = [("Content-Type", contentType)]
    }

    init(events: [ReplyEvent]) {
        self.init(.events(events), contentType: "text/event-stream; charset=utf-8")
        headers.append(("Cache-Control", "no-cache"))
        isChunked = true
    }

    init(_ error: RequestError) {
        self.init(.whole(error.body.json), status: error.status)
    }

    /// Changes the text of the whole body, or of an event.
    ///
    /// - Parameter event: which one, from 0 for the first to 1 for the last.
    mutating func edit(event share: Double = 0, _ change: (inout Template) -> Void) {
        switch body {
        case .whole(var text):
            change(&text)
            body = .whole(text)
        case .events(var events):
            guard !events.isEmpty else { return }
            change(&events[Int(share * Double(events.count - 1))].data)
            body = .events(events)
        }
    }

    /// Of a stream: leaves the first half of the events, and lets `last` follow.
    mutating func endHalfway(with last: [ReplyEvent]) {
        guard case .events(let events) = body else { return }
        body = .events(events.prefix(max(1, events.count / 2)) + last)
    }
}
