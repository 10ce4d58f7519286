import Access
import Foundation
import Gateway
import HTTPService
import JSONText
import Logging
import RAGCore
import TestSupport
import Testing
import Upstreams
import WebServer

/// The whole service on doubles, behind a real server on a free port of this machine, for as long as `use` runs.
struct Storefront: Sendable {
    struct Options: Sendable {
        /// Whether there are keys; else everybody here may do everything.
        var hasKeys = true
        /// Writes answers; nil quotes them.
        var model: ToldModel?
        var admission = AdmissionSettings(longestWait: .zero)
        var settings = ServiceSettings()
        var readiness: [String: String] = ["database": "ok"]
    }

    let port: Int
    let service: HTTPService
    let library: Library
    let time: ManualTime
    let keys: MemoryAccessStore
    let upstream: ManualUpstream
    let admission: Admission
    let gateway: Gateway
    let log: ServiceLog

    static let question = "can worn boots be returned"
    static let returns = "Worn boots can be returned once within 30 days."
    static let pages = [
        "returns": returns,
        "shipping": "Delivery to Spain takes 5 working days.",
        "staff": "Staff refund up to 100 pounds for worn tents without asking anybody.",
    ]

    static func use(_ options: Options = Options(), _ body: @Sendable (Storefront) async throws -> Void) async throws {
        let time = ManualTime()
        let library = try Library(model: options.model, time: time)
        try await stock(library)
        let keys = MemoryAccessStore()
        if options.hasKeys { for holder in Holder.allCases { try await keys.put(holder.key) } }
        let upstream = ManualUpstream()
        let gateway = Gateway(
            configuration: try GatewayConfiguration.load(
                yaml: """
                    upstreams:
                      - {name: shop, base_url: "https://shop.example/v1", api_key_env: SHOP_KEY, retry: {attempts: 1}}
                    """,
                file: "test.yaml",
                environment: ["SHOP_KEY": "sk-test-0123456789abcdef0123456789abcdef"]
            ),
            transport: upstream,
            time: time
        )
        let tasks = BackgroundTasks()
        let log = ServiceLog()
        let meter = KeyMeter(time: time)
        try await meter.synchronize(with: keys)
        let admission = Admission(options.admission, time: time, tasks: tasks)
        let records = library.answers
        let services = MemoryServiceStore(time: time) { id, tenant in
            records.records.contains { $0.id == id && $0.request.tenant == tenant }
        }
        let readiness = options.readiness
        let service = HTTPService(
            ServiceParts(
                collections: library,
                documents: library,
                archive: library,
                feedback: services,
                idempotency: UncancelledStore(store: services),
                keys: KeyDirectory(store: keys, opensWithoutKeys: !options.hasKeys, time: time, tasks: tasks),
                meter: meter,
                admission: admission,
                gateway: gateway,
                embedder: library.embedder,
                embedderName: "words",
                settings: options.settings,
                version: "1.2.3",
                time: time,
                logger: log.logger,
                metrics: { "nuthatch_up 1\n" },
                readiness: { readiness },
                explain: { _ in nil }
            )
        )
        var listening = ServerSettings()
        listening.port = 0
        let server = try WebServer(listening, logger: Logger(label: "test"), responder: service.respond)
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run { continuation.yield($0) } }
            var port = 0
            for await ready in ports {
                port = ready
                break
            }
            defer { server.stop() }
            try await body(
                Storefront(
                    port: port,
                    service: service,
                    library: library,
                    time: time,
                    keys: keys,
                    upstream: upstream,
                    admission: admission,
                    gateway: gateway,
                    log: log
                )
            )
            server.stop()
            try await group.waitForAll()
        }
        // Whatever a test does: a request that is wrong is no fault of the service.
        #expect(log.faults == [])
        await gateway.shutDown()
        await tasks.shutDown()
    }

    private static func stock(_ library: Library) async throws {
        let drafts = pages.sorted { $0.key < $1.key }.map { id, text in
            var draft = DocumentDraft(id: id)
            (draft.text, draft.title, draft.uri) = (text, .set("About \(id)"), .set("/" + id))
            if id == "staff" { draft.audience = .set("staff") }
            return draft
        }
        _ = try await library.put(drafts, in: "default")
        var other = DocumentDraft(id: "secret")
        other.text = "The rival opens a store in Leeds."
        _ = try await library.put([other], in: "rival")
    }
}
