import Histogram
import LoadGenerator
import ReplyFormat

/// Answers, calls and searches as fast as they go.
extension ServeBench {
    private typealias Figure = ServeReport.Figure

    func cached(_ report: inout ServeReport) async throws {
        let rig = try await ServeRig.start(self, database: try await answersDatabase())
        var load = rig.load(RequestMix(ServeRequests.answer))
        load.count = 100
        let first = try await run(load, "cached, first", &report)
        load.count = .max
        load.duration = span
        let bare = try await bareServer(bytes: first.bodyBytes / max(1, first.answered))
        var bareLoad = load
        bareLoad.port = bare.port
        let (own, beside, ratio) = try await inTurn(load, bareLoad, "cached", &report)
        let generator = try await run(bareLoad, "bare route", &report)
        let share = generator.cpuSeconds * 1e6 / Double(max(1, generator.requests))
        report.remarks.append("The generator takes \(share.rounded(to: 1)) µs of its thread a request.")
        report.figures.append(
            Figure("cached", "answers of 64 connections", own, "/s", beside: beside, ratio: ratio, .atLeast(0.5))
        )
        load.pace = .open(perSecond: max(1, own / 2), seed: 1)
        bareLoad.pace = .open(perSecond: max(1, beside / 2), seed: 1)
        let (p99, bareP99) = try await latenciesInTurn(load, bareLoad, "cached, half load", &report)
        report.figures.append(
            Figure("cached", "p99 at half load (beside: the bare route's)", p99, "ms", beside: bareP99, .atMost(5))
        )
    }

    func passThrough(_ report: inout ServeReport) async throws {
        let rig = try await ServeRig.start(self, database: try await answersDatabase())
        var load = rig.load(RequestMix(ServeRequests.newChat))
        load.duration = span
        load.firstNumber = 1
        var direct = load
        direct.port = rig.simulator.port
        direct.checksCanary = false
        let (own, beside, ratio) = try await inTurn(load, direct, "passthrough", &report)
        report.figures.append(
            Figure("passthrough", "unique bodies of 64 connections", own, "/s", .atLeast(8_000))
        )
        report.remarks.append(
            "passthrough: the simulator alone answers \(Int(beside)) a second, \((1 / max(0.001, ratio)).rounded(to: 2)) times as many."
        )
        load.connections = 1
        direct.connections = 1
        load.firstNumber = 900_000_000
        let (through, alone) = (
            try await run(load, "passthrough, one connection", &report), try await run(direct, "simulator", &report)
        )
        let added = Double(through.latency.valueAtPercentile(50)) - Double(alone.latency.valueAtPercentile(50))
        report.figures.append(Figure("passthrough", "added p50 at one connection", added, "µs", .atMost(200)))
    }

    func zipf(_ report: inout ServeReport) async throws {
        let rig = try await ServeRig.start(
            self,
            database: try await answersDatabase(),
            simulator: ["--latency", "340"]
        )
        var load = rig.load(RequestMix(zipf: ServeRequests.chats(), seed: 1))
        load.count = 20_000
        load.duration = .seconds(120)
        let through = try await run(load, "zipf", &report)
        load.port = rig.simulator.port
        load.checksCanary = false
        load.count = .max
        load.duration = span
        let direct = try await run(load, "zipf, simulator", &report)
        report.figures += [
            Figure(
                "zipf",
                "20,000 of 1,000 questions, 64 callers",
                through.perSecond,
                "/s",
                beside: direct.perSecond,
                ratio: through.perSecond / max(0.001, direct.perSecond),
                .atLeast(10)
            ),
            Figure("zipf", "overhead of a miss, p50", through.missOverhead.milliseconds(50), "ms", .atMost(5)),
            Figure("zipf", "overhead of a miss, p99", through.missOverhead.p99, "ms", .atMost(45)),
        ]
    }

    func search(_ report: inout ServeReport) async throws {
        let rig = try await ServeRig.start(self, database: try await madeDatabase(10_000))
        let queries = ServeRequests.searches(100)
        var load = rig.load(RequestMix(inTurn: queries))
        load.count = 4 * queries.count
        _ = try await run(load, "search, first", &report)
        load.count = .max
        load.duration = span
        let known = try await run(load, "search", &report)
        load.requests = RequestMix(ServeRequests.newSearch)
        load.connections = 1
        let new = try await run(load, "search, new queries", &report)
        report.figures += [
            Figure(
                "search",
                "10,000 chunks, 64 connections, known queries",
                known.successesPerSecond,
                "/s",
                .atLeast(2_500)
            ),
            Figure("search", "new queries, one connection, p50", new.latency.milliseconds(50), "ms", .atMost(7)),
        ]
    }

    /// Runs both in turn, and returns what each answers a second and the ratio, as medians of the rounds.
    private func inTurn(
        _ own: LoadSettings,
        _ other: LoadSettings,
        _ name: String,
        _ report: inout ServeReport
    ) async throws -> (own: Double, other: Double, ratio: Double) {
        let results = try await resultsInTurn(own, other, name, &report)
        let speeds = results.map { (own: $0.own.successesPerSecond, other: $0.other.successesPerSecond) }
        return (
            speeds.map(\.own).percentile(0.5), speeds.map(\.other).percentile(0.5),
            speeds.map { $0.own / max(0.001, $0.other) }.percentile(0.5)
        )
    }

    /// The same of the 99th percentiles, in milliseconds.
    private func latenciesInTurn(
        _ own: LoadSettings,
        _ other: LoadSettings,
        _ name: String,
        _ report: inout ServeReport
    ) async throws -> (own: Double, other: Double) {
        let results = try await resultsInTurn(own, other, name, &report)
        return (results.map(\.own.latency.p99).percentile(0.5), results.map(\.other.latency.p99).percentile(0.5))
    }

    private func resultsInTurn(
        _ own: LoadSettings,
        _ other: LoadSettings,
        _ name: String,
        _ report: inout ServeReport
    ) async throws -> [(own: LoadResult, other: LoadResult)] {
        var (own, other) = (own, other)
        own.warmUp = .seconds(1)
        own.duration += own.warmUp
        other.warmUp = own.warmUp
        other.duration = own.duration
        var results: [(own: LoadResult, other: LoadResult)] = []
        for _ in 0..<Self.rounds {
            let beside = try await run(other, name + ", beside", &report)
            results.append((try await run(own, name, &report), beside))
            // No body comes twice.
            own.firstNumber += 100_000_000
            other.firstNumber += 100_000_000
        }
        return results
    }
}
