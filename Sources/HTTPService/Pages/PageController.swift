import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The page at `/` with its files, and the description of the service.
struct PageController: Sendable {
    /// A file as it is sent.
    private struct Asset: Sendable {
        let body: ByteBuffer
        let type: String
        /// Of its content, so that a browser asks once.
        let tag: String
    }

    private let assets: [String: Asset]

    /// Nothing from elsewhere, nothing that is written into the page, no frame around it.
    private static let contentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'"

    init() {
        assets = ShippedAssets.all.reduce(into: [:]) { assets, file in
            let digest = SHA256.hash(data: file.value).prefix(12)
            assets[file.key] = Asset(
                body: ByteBuffer(bytes: file.value),
                type: Self.type(of: file.key),
                tag: "\"" + Data(digest).base64EncodedString() + "\""
            )
        }
    }

    var routes: [ServiceRoute] {
        [
            ServiceRoute(.get, "/", for: nil) { request, _ in try file("index.html", request) },
            ServiceRoute(.get, "/assets/{name}", for: nil) { request, context in
                try file(try context.parameter("name"), request)
            },
            ServiceRoute(.get, "/openapi.json", for: nil) { request, _ in try file("openapi.json", request) },
        ]
    }

    private func file(_ name: String, _ request: Request) throws(ServiceFailure) -> Response {
        guard let asset = assets[name] else {
            throw ServiceFailure(.unknownRoute, "There is no file “\(ServiceFailure.shown(name))”.")
        }
        var headers: HTTPFields = [
            .contentType: asset.type, .eTag: asset.tag, .cacheControl: "no-cache",
            .contentSecurityPolicy: Self.contentPolicy, .xContentTypeOptions: "nosniff",
        ]
        headers[.referrerPolicy] = "no-referrer"
        guard request.headers[.ifNoneMatch] != asset.tag else {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: asset.body))
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: "application/json"
        }
    }
}
