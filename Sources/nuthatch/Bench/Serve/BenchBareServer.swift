import ArgumentParser
import HTTPTypes
import Hummingbird
import Logging

/// The least that a server of this library does for a request with a body: what the service is held against.
struct BenchBareServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bare-server",
        abstract: "One route that reads a body and answers with JSON.",
        shouldDisplay: false
    )

    @Option(help: "Bytes of the answer's body.")
    var bytes = 1_000

    func run() async throws {
        let text = #"{"text":""# + String(repeating: "x", count: max(0, bytes - 11)) + #""}"#
        let body = ByteBuffer(string: text)
        let router = Router()
        router.post("/v1/answers") { request, context in
            _ = try await request.body.collect(upTo: 1 << 20)
            var headers: HTTPFields = [.contentType: "application/json"]
            // The load wants its number back from whoever answers.
            if let name = HTTPField.Name("X-Request-ID") { headers[name] = request.headers[name] }
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: body))
        }
        var logger = Logger(label: "nuthatch.bench")
        logger.logLevel = .critical
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                Terminal.output("listening on http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
            },
            logger: logger
        )
        try await application.runService()
    }
}
