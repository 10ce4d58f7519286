/// What a request asks for.
package enum HTTPMethod: String, Sendable {
    case get = "GET"
    case post = "POST"
}
