// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "nuthatch",
    products: [
        .executable(name: "nuthatch", targets: ["nuthatch"]),
        .executable(name: "ProviderSimulator", targets: ["ProviderSimulator"]),
        .library(name: "NuthatchClient", targets: ["NuthatchClient"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The vocabulary. Imports no package; every arrow ends here.
        .target(name: "RAGCore"),

        // Documents in.
        .systemLibrary(name: "CMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(
            name: "Readers",
            dependencies: ["RAGCore", "JSONText", "CMarkGFM", "CXML2", .product(name: "Yams", package: "Yams")]
        ),
        .target(name: "Chunking", dependencies: ["RAGCore"]),

        // Numbers.
        .systemLibrary(name: "CBLAS", providers: [.apt(["libblas-dev", "libopenblas0-pthread"])]),
        .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"])]),
        .target(name: "LinearAlgebra", dependencies: ["CBLAS", "CKernels"]),
        .target(
            name: "LocalEmbedding",
            dependencies: ["RAGCore", "LinearAlgebra", .product(name: "Crypto", package: "swift-crypto")]
        ),
        .target(name: "VectorSearch", dependencies: ["RAGCore", "LinearAlgebra"]),

        // The store.
        .target(name: "CSQLiteConfig"),
        .target(
            name: "Persistence",
            dependencies: [
                "RAGCore", "CSQLiteConfig",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),

        // What is done with them, against the protocols of RAGCore only.
        .target(
            name: "Ingestion",
            dependencies: ["RAGCore", .product(name: "Crypto", package: "swift-crypto")]
        ),
        .target(name: "Retrieval", dependencies: ["RAGCore"]),
        .target(name: "Evaluation", dependencies: ["RAGCore", "JSONText", "Chunking"]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "EvaluationFiles", dependencies: ["Evaluation", "JSONText", "CZlib"]),
        .target(name: "Reporting"),
        .target(
            name: "Answering",
            dependencies: [
                "RAGCore", "Chunking", "Retrieval", "Routing",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),
        // Files that are part of the program.
        .target(name: "CShipped"),
        .target(
            name: "Routing",
            dependencies: [
                "RAGCore", "Chunking", "LinearAlgebra", "JSONText", "YAMLText", "CShipped",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: ["Shipped/intents.jsonl", "Shipped/background.jsonl", "Shipped/intents.classifier"]
        ),

        .target(
            name: "ReplyFormat",
            dependencies: ["RAGCore", "Answering", "Retrieval", "Routing", "Upstreams", "MCP"]
        ),
        .target(name: "Hindsight", dependencies: ["RAGCore", "LinearAlgebra"]),

        // Models behind an API. What is pure stands by itself; the gateway brings it together.
        .target(name: "JSONText"),
        .target(name: "WireFormat", dependencies: ["RAGCore", "JSONText"]),
        .target(name: "Resilience", dependencies: ["RAGCore"]),
        .target(name: "ResilienceModel", dependencies: ["Resilience"]),
        .target(name: "YAMLText", dependencies: [.product(name: "Yams", package: "Yams")]),
        .target(name: "Upstreams", dependencies: ["RAGCore", "YAMLText"]),
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "Transport", dependencies: ["RAGCore", "CCurl"]),
        .target(name: "Lookups", dependencies: ["RAGCore", "JSONText", "YAMLText", "Upstreams", "Transport"]),
        .target(
            name: "Gateway",
            dependencies: [
                "RAGCore", "JSONText", "WireFormat", "Resilience", "Upstreams", "Transport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),
        .target(
            name: "Telemetry",
            dependencies: [
                "RAGCore", "JSONText",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),
        .systemLibrary(name: "CEpoll"),
        .target(name: "Polling", dependencies: ["CEpoll"]),
        .executableTarget(
            name: "ProviderSimulator",
            dependencies: [
                "CEpoll", "JSONText", "Polling",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),

        // Writes of other processes, taken in by the one that holds the database.
        .target(name: "Handover", dependencies: ["RAGCore"]),

        // The service.
        .target(name: "MCP", dependencies: ["RAGCore", "JSONText"]),
        .target(
            name: "Access",
            dependencies: ["RAGCore", "Resilience", .product(name: "Crypto", package: "swift-crypto")]
        ),
        .target(
            name: "WebServer",
            dependencies: [
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        .target(
            name: "HTTPService",
            dependencies: [
                "RAGCore", "JSONText", "YAMLText", "WireFormat", "Answering", "Retrieval", "Routing", "Gateway",
                "Upstreams", "Transport", "ReplyFormat", "Access", "MCP", "CShipped",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            exclude: ["OpenAPI/openapi.json", "Page"]
        ),

        // What another service of a shop calls it with. Imports nothing of ours and no package.
        .target(name: "NuthatchClient"),

        // What loads the service, to measure it.
        .target(
            name: "LoadGenerator",
            dependencies: ["RAGCore", "Polling", .product(name: "Histogram", package: "hdrhistogram-swift")]
        ),

        // Memory that one thread takes and another gives back, as every call of a model does.
        .systemLibrary(name: "CJemalloc", providers: [.apt(["libjemalloc-dev"])]),

        // Where the parts meet.
        .executableTarget(
            name: "nuthatch",
            dependencies: [
                "RAGCore", "Readers", "Chunking", "LinearAlgebra", "LocalEmbedding", "VectorSearch", "Persistence",
                "Ingestion", "Retrieval", "Answering", "Routing", "ReplyFormat", "Evaluation", "EvaluationFiles",
                "Hindsight",
                "Reporting",
                "JSONText", "YAMLText", "WireFormat", "Resilience", "ResilienceModel", "Upstreams", "Transport",
                "Lookups",
                "Gateway", "Telemetry", "CJemalloc", "Access", "Handover", "HTTPService", "WebServer", "MCP",
                "LoadGenerator",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Histogram", package: "hdrhistogram-swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),

        // Tests.
        .target(name: "TestSupport", dependencies: ["RAGCore", "Transport"]),
        .testTarget(name: "RAGCoreTests", dependencies: ["RAGCore", "TestSupport"]),
        .testTarget(name: "ReadersTests", dependencies: ["Readers", "TestSupport"]),
        .testTarget(name: "ChunkingTests", dependencies: ["Chunking", "TestSupport"]),
        .testTarget(name: "LinearAlgebraTests", dependencies: ["LinearAlgebra", "TestSupport"]),
        .testTarget(name: "LocalEmbeddingTests", dependencies: ["LocalEmbedding", "TestSupport"]),
        .testTarget(name: "VectorSearchTests", dependencies: ["VectorSearch", "LinearAlgebra", "TestSupport"]),
        .testTarget(
            name: "PersistenceTests",
            dependencies: ["Persistence", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")]
        ),
        .testTarget(name: "HandoverTests", dependencies: ["Handover", "Persistence", "TestSupport"]),
        .testTarget(name: "IngestionTests", dependencies: ["Ingestion", "TestSupport"]),
        .testTarget(name: "RetrievalTests", dependencies: ["Retrieval", "TestSupport"]),
        .testTarget(name: "EvaluationTests", dependencies: ["Evaluation", "RAGCore", "Chunking", "TestSupport"]),
        .testTarget(
            name: "EvaluationFilesTests",
            dependencies: ["EvaluationFiles", "Evaluation", "RAGCore", "CZlib", "TestSupport"]
        ),
        .testTarget(name: "ReportingTests", dependencies: ["Reporting", "TestSupport"]),
        .testTarget(name: "AnsweringTests", dependencies: ["Answering", "TestSupport"]),
        .testTarget(name: "RoutingTests", dependencies: ["Routing", "JSONText", "TestSupport"]),
        .testTarget(name: "HindsightTests", dependencies: ["Hindsight", "TestSupport"]),
        .testTarget(name: "JSONTextTests", dependencies: ["JSONText", "TestSupport"]),
        .testTarget(name: "WireFormatTests", dependencies: ["WireFormat", "JSONText", "TestSupport"]),
        .testTarget(name: "ResilienceTests", dependencies: ["Resilience", "ResilienceModel", "TestSupport"]),
        .testTarget(name: "UpstreamsTests", dependencies: ["Upstreams", "TestSupport"]),
        .testTarget(name: "TransportTests", dependencies: ["Transport", "TestSupport"]),
        .testTarget(
            name: "LookupsTests",
            dependencies: ["Lookups", "Upstreams", "Transport", "ProviderSimulator", "TestSupport"]
        ),
        .testTarget(
            name: "ProviderSimulatorTests",
            dependencies: [
                "ProviderSimulator", "JSONText", "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .testTarget(
            name: "TelemetryTests",
            dependencies: [
                "Telemetry", "JSONText", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),
        .testTarget(
            name: "GatewayTests",
            dependencies: [
                "Gateway", "JSONText", "Telemetry", "TestSupport",
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),
        .testTarget(name: "MCPTests", dependencies: ["MCP", "JSONText", "RAGCore", "TestSupport"]),
        .testTarget(
            name: "WebServerTests",
            dependencies: [
                "WebServer", "RAGCore", "TestSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "HTTPServiceTests",
            dependencies: [
                "HTTPService", "WebServer", "Access", "Answering", "Gateway", "JSONText", "RAGCore", "Retrieval",
                "Routing",
                "Transport", "Upstreams", "TestSupport",
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .testTarget(name: "FaultTests", dependencies: ["Gateway", "ProviderSimulator", "TestSupport"]),
        .testTarget(
            name: "LoadGeneratorTests",
            dependencies: [
                "LoadGenerator", "RAGCore", "TestSupport", .product(name: "Histogram", package: "hdrhistogram-swift"),
            ]
        ),
        .testTarget(name: "NuthatchClientTests", dependencies: ["NuthatchClient", "RAGCore", "TestSupport"]),
        .testTarget(name: "AccessTests", dependencies: ["Access", "RAGCore", "TestSupport"]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "nuthatch", "Access", "Handover", "Persistence", "ProviderSimulator", "Routing", "TestSupport",
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

/// The same language features for every target that holds Swift.
///
/// - `ExistentialAny`: SE-0335, `any` is written where a protocol is used as a type.
/// - `InternalImportsByDefault`: SE-0409, an import shows in a signature only where it says so.
/// - `MemberImportVisibility`: SE-0444, a member is seen only where its module is imported.
/// - `NonisolatedNonsendingByDefault`: SE-0461, an async function runs where its caller runs.
let features: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
/// In CI a warning ends the build (SE-0480).
let strictness: [SwiftSetting] = Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + features + strictness
}
