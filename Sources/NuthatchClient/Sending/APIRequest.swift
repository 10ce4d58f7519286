import Foundation

/// A call as the service's conventions have it, without what is the same for all.
struct APIRequest: Sendable {
    enum Method: String {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
    }

    var method: Method
    /// Segments, not encoded.
    var path: [String]
    var query: [(String, String?)] = []
    var body: Data?
    var contentType = "application/json"
    var accept = "application/json"
    /// Whether something is changed, so that a second attempt must not do it twice.
    var writes = false

    static func get(_ path: String..., query: [(String, String?)] = []) -> Self {
        Self(method: .get, path: ["v1"] + path, query: query)
    }

    static func delete(_ path: String...) -> Self {
        Self(method: .delete, path: ["v1"] + path, writes: true)
    }

    static func post(_ path: String..., body: some Encodable, writes: Bool = false) throws -> Self {
        Self(method: .post, path: ["v1"] + path, body: try Coding.data(body), writes: writes)
    }

    static func put(_ path: String..., body: some Encodable) throws -> Self {
        Self(method: .put, path: ["v1"] + path, body: try Coding.data(body), writes: true)
    }
}
