import YAMLText

/// Why a text cannot be the base URL of an upstream.
package enum BaseURLProblem: Error, Equatable {
    case scheme(String)
    case plainHTTP(host: String)
    case userInfo
    case query
    case host(String)
    case port(String)
    case path(String)
    case endpoint(String)
    case length

    /// What is wrong and how to mend it, after the name of the field. A part that may hold a key does not show.
    package var predicate: String {
        switch self {
        case .scheme(let text):
            "is \(Shown.text(text)); it must begin with https://, as in https://api.holysheep.ai/v1."
        case .plainHTTP(let host):
            """
            is plain http to \(Shown.text(host, limit: 100)), which would send keys in the clear; use https, or set \
            allow_plain_http: true.
            """
        case .userInfo: "has a user or a password in it; leave them out and set a key with api_key_env."
        case .query: "has a “?” or a “#”; leave that and what follows it out."
        case .host(let host): "has the host \(Shown.text(host)); it must be a name or an address."
        case .port(let port): "has the port \(Shown.text(port)); it must be from 1 to 65535."
        case .path(let path):
            "has the path \(Shown.text(path)); it must be parts of letters, digits and “-._~%:@!$&'()*+,;=” between single “/”."
        case .endpoint(let path): "ends with \(path); leave that out, it is added to each call."
        case .length: "is longer than \(BaseURL.lengthLimit) bytes."
        }
    }
}
