import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What stands before a reply's body.
struct ReplyHead: Sendable {
    var status: Int
    /// Names in lower case.
    private var fields: [String: String]

    init(_ response: HTTPURLResponse) {
        status = response.statusCode
        fields = [:]
        for case (let name as String, let value as String) in response.allHeaderFields {
            fields[name.lowercased()] = value
        }
    }

    /// - Parameter name: in lower case.
    subscript(name: String) -> String? { fields[name] }
}
