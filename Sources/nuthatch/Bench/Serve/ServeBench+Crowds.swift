import Foundation
import JSONText
import LoadGenerator
import RAGCore

/// Many at once: connections, tenants' keys, more than can be carried, and attackers.
extension ServeBench {
    private typealias Figure = ServeReport.Figure

    func connections(_ report: inout ServeReport) async throws {
        let count = 15_000
        let rig = try await ServeRig.start(
            self,
            database: try await answersDatabase(),
            settings: "server: {limits: {connections: 18000}}"
        )
        var load = rig.load(
            RequestMix(inTurn: Array(repeating: ServeRequests.answer, count: 9) + [ServeRequests.newAnswer])
        )
        load.count = 2_000
        _ = try await run(load, "connections, first", &report)
        let before = rig.megabytes
        load.count = .max
        load.firstNumber = 1_000_000
        load.connections = count
        load.sources = 4
        // Each asks once in thirty seconds.
        load.pace = .open(perSecond: Double(count) / 30, seed: 1)
        load.duration = .seconds(max(30, seconds))
        let process = rig.service.identifier
        let samples = Task { try await Samples.taken(of: process, every: .milliseconds(250)) }
        defer { samples.cancel() }
        let result = try await run(load, "connections", &report)
        samples.cancel()
        let most = try await samples.value.map(\.megabytes).max() ?? 0
        report.figures += [
            Figure("connections", "p99 of 15,000 connections", result.latency.p99, "ms", .atMost(1_000)),
            Figure("connections", "errors", Double(result.requests - result.succeeded), "", .atMost(0)),
            Figure("connections", "memory a connection", (most - before) * 1e3 / Double(count), "kB", .atMost(30)),
        ]
    }

    func keys(_ report: inout ServeReport) async throws {
        let database = folder + "/keys.sqlite"
        try FileManager.default.copyItem(atPath: try await answersDatabase(), toPath: database)
        let keys = try await ComputeQueue.run {
            try (1...15).map { number in
                let arguments = [
                    "keys", "create", "--name", "bench-\(number)", "--tenant", "shop", "--json", "--quiet",
                ]
                let text = try tool(arguments + ["--database", database])
                guard let key = try JSONDocument(Array(text.utf8)).root["key"]?.string else {
                    throw CommandFailure(.fault, "nuthatch keys create shows no key.")
                }
                return key
            }
        }
        let rig = try await ServeRig.start(self, database: database, simulator: ["--latency", "20"])
        // The keys take turns with each question, so that some ask at the same moment.
        let chats = keys.map { ServeRequests.chats(key: $0) }
        var load = rig.load(RequestMix(inTurn: (0..<1_000).flatMap { question in chats.map { $0[question] } }))
        load.count = 15_000
        load.duration = .seconds(120)
        _ = try await run(load, "keys", &report)
        let calls = try await SimulatorCounts.calls(of: rig.simulator)
        report.figures.append(
            Figure("keys", "upstream calls of 15 keys, 1,000 questions", Double(calls), "", .atMost(1_000))
        )
    }

    func overload(_ report: inout ServeReport) async throws {
        let rig = try await ServeRig.start(self, database: try await answersDatabase())
        var load = rig.load(RequestMix(ServeRequests.newAnswer))
        load.duration = span
        load.firstNumber = 1
        let top = try await run(load, "overload, top", &report).successesPerSecond
        report.remarks.append("overload: at most \(Int(top)) new questions a second are answered.")
        load.connections = 4_000
        load.patience = .seconds(5)
        load.duration = .seconds(max(10, seconds))
        for (times, share) in [(2.0, 0.95), (10.0, 0.8)] {
            load.firstNumber += 10_000_000
            load.pace = .open(perSecond: max(1, top * times), seed: 1)
            let result = try await run(load, "overload, \(Int(times)) times", &report)
            let goodput = result.successesPerSecond
            report.figures += [
                Figure(
                    "overload",
                    "answers at \(Int(times)) times the load",
                    goodput,
                    "/s",
                    beside: top,
                    ratio: goodput / max(0.001, top),
                    .atLeast(share)
                ),
                Figure(
                    "overload",
                    "refusals at \(Int(times)) times, p99",
                    result.refusalLatency.p99,
                    "ms",
                    .atMost(100)
                ),
            ]
            if result.withoutRetryAfter > 0 {
                report.remarks.append("overload: \(result.withoutRetryAfter) refusals without Retry-After.")
            }
        }
        try await Task.sleep(for: .seconds(5))
        load.firstNumber += 10_000_000
        load.connections = 64
        load.pace = .open(perSecond: max(1, top / 2), seed: 1)
        load.duration = span
        let after = try await run(load, "overload, after", &report)
        report.figures += [
            Figure(
                "overload",
                "not answered 5 s after, at half load",
                Double(after.requests - after.succeeded),
                "",
                .atMost(0)
            ),
            Figure("overload", "p99 5 s after, at half load", after.latency.p99, "ms", .atMost(100)),
        ]
    }

    func attackers(_ report: inout ServeReport) async throws {
        let rig = try await ServeRig.start(
            self,
            database: try await answersDatabase(),
            settings: "server: {limits: {connections: 18000}}"
        )
        var load = rig.load(RequestMix(ServeRequests.answer))
        load.connections = 200
        load.pace = .open(perSecond: 400, seed: 1)
        load.duration = .seconds(max(15, seconds))
        for kind in AttackSettings.Kind.allCases {
            var settings = AttackSettings(port: rig.service.port, kind: kind)
            settings.sources = 4
            if kind == .slowRead { settings.path = "/openapi.json" }
            let attack = Task { [settings] in try await LoadGenerator.attack(settings) }
            defer { attack.cancel() }
            try await Task.sleep(for: .seconds(2))
            let users = try await run(load, "attackers, \(kind.rawValue)", &report)
            attack.cancel()
            let result = try await attack.value
            report.figures.append(
                Figure("attackers", "users' p99, 5,000 \(kind.rawValue)", users.latency.p99, "ms", .atMost(1_000))
            )
            report.remarks.append(
                "attackers, \(kind.rawValue): \(result.opened) opened, at most \(result.mostOpen) at once, \(result.cut) cut, \(result.refused) refused."
            )
        }
    }
}
