/// A whole request.
struct Request {
    var method: String
    var path: String
    /// Nil where the header is missing or empty.
    var authorization: String?
    var simulate: String?
    var body: [UInt8]
    var keepsAlive: Bool
}
