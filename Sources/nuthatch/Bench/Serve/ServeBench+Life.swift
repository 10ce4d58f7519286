import Foundation
import LoadGenerator
import RAGCore
import ReplyFormat

/// The service from its start to its end.
extension ServeBench {
    private typealias Figure = ServeReport.Figure

    func memory(_ report: inout ServeReport) async throws {
        let rig = try await ServeRig.start(self, database: try await answersDatabase())
        var load = rig.load(RequestMix(ServeRequests.newAnswer))
        load.connections = 1
        load.count = 20
        _ = try await run(load, "memory", &report)
        try await Task.sleep(for: .seconds(3))
        report.figures.append(Figure("memory", "resident, idle after 20 questions", rig.megabytes, "MB", .atMost(200)))
    }

    func start(_ report: inout ServeReport) async throws {
        let database = try await madeDatabase(100_000)
        let simulator = try await ComputeQueue.run { try SimulatorProcess(["--keyless"]) }
        var times: [Double] = []
        for _ in 0..<Self.rounds {
            let start = ContinuousClock.now
            let service = try await serve(database, simulator: simulator)
            var load = LoadSettings(port: service.port, requests: RequestMix(RequestTemplate("GET", "/readyz")))
            load.connections = 1
            load.count = 1
            _ = try await run(load, "start", &report)
            times.append((.now - start) / .seconds(1))
            service.terminate()
            _ = try await ComputeQueue.run { service.waitUntilEnded() }
        }
        report.figures.append(
            Figure("start", "to ready with 100,000 chunks, median", times.percentile(0.5), "s", .atMost(1))
        )
    }

    func stop(_ report: inout ServeReport) async throws {
        let database = try await answersDatabase()
        let simulator = try await ComputeQueue.run { try SimulatorProcess(["--keyless", "--latency", "50"]) }
        var generator = SeededGenerator(seed: 1)
        var (lost, requests, unclean) = (0, 0, 0)
        var slowest = Duration.zero
        for round in 0..<stops {
            let service = try await serve(database, simulator: simulator)
            var load = LoadSettings(
                port: service.port,
                requests: RequestMix(inTurn: [ServeRequests.answer, ServeRequests.newChat])
            )
            load.endsWithServer = true
            load.duration = .seconds(60)
            load.firstNumber = (round + 1) * 1_000_000
            let wait = Duration.milliseconds(Int.random(in: 300...1_000, using: &generator))
            let settings = load
            async let result = LoadGenerator.run(settings)
            try await Task.sleep(for: wait)
            let start = ContinuousClock.now
            service.terminate()
            if try await !ComputeQueue.run({ service.waitUntilEnded() }) { unclean += 1 }
            slowest = max(slowest, .now - start)
            let answers = try await result
            requests += answers.requests
            lost += answers.failed
            for (failure, count) in answers.failures {
                report.remarks.append("stop \(round + 1): \(count) \(failure.rawValue)")
            }
        }
        report.remarks.append(
            "stop: \(requests) requests in \(stops) stops; the slowest took \(slowest.milliseconds) ms, \(unclean) did not end well."
        )
        report.figures.append(Figure("stop", "requests lost in \(stops) stops", Double(lost), "", .atMost(0)))
    }

    func soak(_ report: inout ServeReport) async throws {
        let rig = try await ServeRig.start(
            self,
            database: try await answersDatabase(),
            simulator: ["--latency", "100"]
        )
        var load = rig.load(
            RequestMix(
                inTurn: Array(repeating: ServeRequests.answer, count: 6) + [
                    ServeRequests.newAnswer, ServeRequests.newChat, ServeRequests.search("return an item"),
                    ServeRequests.newSearch,
                ]
            )
        )
        load.pace = .open(perSecond: 100, seed: 1)
        load.duration = .seconds(soakSeconds)
        let process = rig.service.identifier
        let settings = load
        let samples = Task { try await Samples.taken(of: process, every: .seconds(1)) }
        defer { samples.cancel() }
        let result = try await run(settings, "soak", &report)
        samples.cancel()
        let taken = try await samples.value
        // The first sixth fills caches: ten minutes of an hour.
        let steady = taken.dropFirst(taken.count / 6)
        let slope = Samples.slope(steady.map { ($0.seconds / 3_600, $0.megabytes) })
        let files = Double((steady.map(\.files).max() ?? 0) - (steady.map(\.files).min() ?? 0))
        report.figures += [
            Figure("soak", "memory after the first sixth", slope, "MB/h", .atMost(1)),
            Figure("soak", "open files, most less least", files, "", .atMost(8)),
            Figure("soak", "p99 of \(result.answered) answers", result.latency.p99, "ms", .atMost(1_000)),
        ]
    }
}
