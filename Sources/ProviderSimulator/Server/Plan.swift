/// How a call is answered.
struct Plan: Sendable {
    var steps: [Step]
    /// Nil where the client gets to see none.
    var status: Int?
}
