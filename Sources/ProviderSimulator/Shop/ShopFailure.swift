/// How the shop's service fails, by the end of the id that it is asked for.
enum ShopFailure: String, CaseIterable {
    case missing = "404"
    case unauthorised = "401"
    case down = "503"
    case slow = "408"
    case silent = "504"
    case redirect = "302"
    case huge = "413"
    case page = "415"
    case cut = "422"
    case compressed = "406"
    case orders = "666"

    init?(id: String) {
        guard let failure = Self.allCases.first(where: { id.hasSuffix($0.rawValue) }) else { return nil }
        self = failure
    }

    /// As a call would ask for it with `x-simulate`; nil where the answer itself is another.
    var fault: String? {
        switch self {
        case .missing: "status=404"
        case .unauthorised: "status=401"
        case .down: "status=503"
        case .slow: "delay=3000"
        case .silent: "hang"
        case .redirect: "redirect"
        case .huge: "endless"
        case .page: "html"
        case .cut: "cut-json"
        case .compressed: "gzip-lie"
        case .orders: nil
        }
    }

    private var summary: String {
        switch self {
        case .missing: "there is no such thing"
        case .unauthorised: "401"
        case .down: "503"
        case .slow: "after 3 s"
        case .silent: "never"
        case .redirect: "a redirect to the metadata service of a cloud"
        case .huge: "a body without end"
        case .page: "a page of HTML"
        case .cut: "half of the JSON"
        case .compressed: "a body that says it is compressed"
        case .orders: "orders to a model in the place of a status"
        }
    }

    /// A line for each.
    static var list: String { allCases.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "\n") }
}
