/// An event of a stream.
struct ReplyEvent {
    static let done = ReplyEvent(Template("[DONE]"))

    var data: Template
    /// What its field `event` says, if it has one.
    var name: String?
    /// Whether the interval between tokens comes before it.
    var waits: Bool

    init(_ data: Template, name: String? = nil, waits: Bool = false) {
        self.data = data
        self.name = name
        self.waits = waits
    }
}
