import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypes

/// A connection whose requests are answered one after the other, in a task of its own.
struct Connection: Sendable {
    let channel: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
    let task: RequestTask

    func serve(_ responder: @escaping WebServer.Responder, logger: Logger) async {
        let task = task
        let guarded: WebServer.Responder = { request, writer, channel in
            try task.begin()
            defer { task.end() }
            try await responder(request, writer, channel)
        }
        await HTTP1Channel(responder: guarded).handle(value: channel, logger: logger)
    }
}
