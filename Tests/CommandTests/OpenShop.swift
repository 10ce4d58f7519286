import Testing

/// Gives a suite one desk whose database holds the shop, for tests that only read.
struct OpenShop: SuiteTrait, TestScoping {
    @TaskLocal private static var current: Desk?

    static var desk: Desk {
        get throws { try #require(current, "the suite needs the trait .openShop") }
    }

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let desk = try Desk()
        try Shop.stock(desk)
        let outcome = try await desk.run("ingest", "shop")
        try #require(outcome.status == 0, "\(outcome.error)")
        try await Self.$current.withValue(desk) { try await function() }
    }
}

extension Trait where Self == OpenShop {
    static var openShop: OpenShop { OpenShop() }
}
