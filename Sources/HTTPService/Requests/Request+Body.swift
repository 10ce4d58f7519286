import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
    /// The whole body.
    ///
    /// - Throws: `ServiceFailure` beyond `limit` bytes, before more is read.
    func bytes(upTo limit: Int) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw ServiceFailure.bodyTooLarge(limit)
        }
        var bytes: [UInt8] = []
        do {
            for try await part in body {
                guard bytes.count + part.readableBytes <= limit else { throw ServiceFailure.bodyTooLarge(limit) }
                bytes += part.readableBytesView
            }
        } catch let failure as ServiceFailure {
            throw failure
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // The server's words for a connection that broke, which is no fault of ours.
            throw ServiceFailure(.requestTimeout, "The body ended before all of it had come.")
        }
        return bytes
    }

    /// The body of a request that is JSON, or says nothing of what it is.
    func json(upTo limit: Int) async throws -> [UInt8] {
        try check(mediaTypes: ["application/json", "text/json", "text/plain"])
        return try await bytes(upTo: limit)
    }

    func check(mediaTypes: [String]) throws(ServiceFailure) {
        guard let given = headers[.contentType] else { return }
        let type = given.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        guard mediaTypes.contains(type) else {
            throw ServiceFailure(
                .unsupportedMediaType,
                "The content type is “\(ServiceFailure.shown(given))”; send \(mediaTypes[0])."
            )
        }
    }

    /// - Parameter types: one of which is sent. OpenAI's clients accept JSON alone where they ask for a stream, so JSON stands
    ///   for that too.
    func check(accepts types: String...) throws(ServiceFailure) {
        guard let accept = headers[.accept] else { return }
        let families = types.map { $0.prefix { $0 != "/" } + "/*" }
        let isAccepted = accept.split(separator: ",").contains { range in
            let name = range.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
            return types.contains(name) || families.contains { $0 == name } || name == "*/*" || name.isEmpty
        }
        guard isAccepted else {
            throw ServiceFailure(
                .notAcceptable,
                "The answer is \(types[0]), and Accept is “\(ServiceFailure.shown(accept))”; allow that type."
            )
        }
    }
}

extension ServiceFailure {
    static func bodyTooLarge(_ limit: Int) -> ServiceFailure {
        ServiceFailure(.bodyTooLarge, "The body is larger than \(limit) bytes; send less at once.")
    }
}
