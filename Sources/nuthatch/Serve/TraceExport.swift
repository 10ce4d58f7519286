import RAGCore
import Telemetry
import Transport
import Upstreams

/// Sends spans to a collector for as long as the service runs.
struct TraceExport: Sendable {
    private struct Refused: Error {}

    let tracer: TelemetryTracer
    private let exporter: SpanExporter
    private let transport: CurlTransport

    private static let limits = TransferLimits(
        connect: .seconds(2),
        firstByte: .seconds(5),
        silence: .seconds(5),
        total: .seconds(10),
        bodyBytes: 64 << 10
    )

    init(_ configuration: TraceConfiguration, version: String) throws {
        let transport = try CurlTransport(settings: TransportSettings(connectionsPerPool: 1))
        self.transport = transport
        exporter = SpanExporter(encoding: OTLPEncoding(service: "nuthatch", version: version)) { body in
            let response = try await transport.response(to: Self.request(body, configuration))
            guard (200..<300).contains(response.head.status) else { throw Refused() }
        }
        tracer = TelemetryTracer(sampler: TraceSampler(ratio: configuration.sample), exporter: exporter)
    }

    /// Runs `work`, and sends what is left when it is over.
    func run(_ work: () async throws -> Void) async throws {
        let sending = Task { [exporter] in await exporter.run() }
        do {
            try await work()
        } catch {
            await end(sending)
            throw error
        }
        await end(sending)
    }

    private func end(_ sending: Task<Void, Never>) async {
        exporter.shutDown()
        await sending.value
        await transport.shutdown()
    }

    private static func request(_ body: [UInt8], _ configuration: TraceConfiguration) -> HTTPRequest {
        HTTPRequest(
            url: configuration.endpoint.endpoint("v1/traces"),
            headers: [HTTPHeader(name: "Content-Type", value: "application/json")]
                + configuration.headers.fields.map { HTTPHeader(name: $0.name, value: $0.value.value) },
            body: body,
            pool: "traces",
            limits: limits,
            allowsPlainHTTP: !configuration.endpoint.isEncrypted
        )
    }
}
