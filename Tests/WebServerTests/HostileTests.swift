import HTTPTypes
import HummingbirdCore
import NIOCore
import TestSupport
import Testing
import WebServer

@Suite struct HostileTests {
    @Test func `there are 120 hostile requests and more`() {
        #expect(HostileRequest.all.count >= 120)
    }

    @Test func `each hostile request has its verdict, and one interpretation`() async throws {
        try await RunningServer.use { running in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, request) in HostileRequest.all.enumerated() {
                    if index >= 16 { try await group.next() }
                    group.addTask { try await check(request, against: running) }
                }
                try await group.waitForAll()
            }
        }
    }

    private func check(_ request: HostileRequest, against running: RunningServer) async throws {
        let (bytes, ending) = try await running.exchange(request.bytes)
        let (statuses, paths) = Self.answers(in: bytes)
        switch request.verdict {
        case .refused(let status):
            #expect(statuses == [status], "\(request.name)")
            #expect(ending == .closed, "\(request.name)")
        case .answered(let expected):
            #expect(paths == expected, "\(request.name)")
            #expect(statuses == expected.map { _ in 200 }, "\(request.name)")
        case .answeredThenRefused(let expected, let status):
            #expect(paths == expected, "\(request.name)")
            #expect(statuses == expected.map { _ in 200 } + [status], "\(request.name)")
            #expect(ending == .closed, "\(request.name)")
        }
    }

    /// The statuses of all answers, and the paths that the echo of each 200 tells.
    private static func answers(in bytes: [UInt8]) -> (statuses: [Int], paths: [String]) {
        var rest = bytes
        var statuses: [Int] = []
        var paths: [String] = []
        while !rest.isEmpty {
            let response = RawResponse(rest)
            statuses.append(response.status)
            if response.status == 200 { paths.append(response.text.split(separator: " ")[1].description) }
            guard response.isWhole else { break }
            rest = Array(rest[response.end...])
        }
        return (statuses, paths)
    }
}
