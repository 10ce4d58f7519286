import Foundation
import Glibc
import TestSupport
import Testing

/// A service that runs by a file of settings, which a test changes under it.
struct ConfiguredService {
    private let served: ServedDesk

    /// Takes in the shop, and serves by `settings.yaml` while `body` runs.
    static func run(_ desk: Desk, _ body: (ConfiguredService) async throws -> Void) async throws {
        try Shop.stock(desk)
        _ = try await desk.run("ingest", "shop")
        let served = try await ServedDesk.start(desk, "--config", "settings.yaml", "--log", "text")
        do {
            try await body(ConfiguredService(served: served))
        } catch {
            kill(served.identifier, SIGKILL)
            throw error
        }
        #expect(try await served.stop() == 0)
    }

    /// What is answered to a question.
    func answer(_ question: String, headers: [String] = []) async throws -> JSON {
        let (port, body) = (served.port, "{\"question\": \"\(question)\", \"cache\": false}")
        let response = try await RawClient.run {
            let client = try RawClient(port: port, patience: .seconds(30))
            let head = ["POST /v1/answers HTTP/1.1", "Host: localhost", "Content-Type: application/json"] + headers
            client.send(head.joined(separator: "\r\n") + "\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
            return client.receiveResponse()
        }
        try #require(response.status == 200, "\(response.text)")
        return try JSON(response.text)
    }

    /// Has it read its settings, and waits for the line in which it says what came of it.
    func reload(_ settings: String) async throws -> String {
        try served.desk.write("settings.yaml", settings)
        let before = try lines().count
        kill(served.identifier, SIGHUP)
        #expect(await Self.holds { try lines().count > before }, "it says what came of it")
        return try String(lines().last ?? "")
    }

    private func lines() throws -> [Substring] {
        try served.errors().split(separator: "\n").filter { $0.contains("the settings ") }
    }

    /// Whether it comes to hold within twenty seconds.
    static func holds(_ condition: () throws -> Bool) async -> Bool {
        for _ in 0..<400 {
            if (try? condition()) == true { return true }
            try? await Task.sleep(for: .milliseconds(50))
        }
        return false
    }
}
