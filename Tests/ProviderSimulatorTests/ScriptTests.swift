import ProviderSimulator
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ScriptTests {
    private func statuses(_ upstream: Upstream, _ bodies: [String]) async throws -> [Int] {
        var statuses: [Int] = []
        for body in bodies { statuses.append(try await upstream.post(body).status) }
        return statuses
    }

    @Test func `steps apply in order, each as often as it says`() async throws {
        let json = #"[{"times":1},{"times":2,"fault":"status=503"},{"times":1,"fault":"status=429"}]"#
        let upstream = try Upstream { $0.script = try Script(json: Array(json.utf8)) }
        let bodies = Array(repeating: Upstream.chat(), count: 6)
        #expect(try await statuses(upstream, bodies) == [200, 503, 503, 429, 200, 200])
        upstream.server.reset()
        #expect(try await statuses(upstream, bodies) == [200, 503, 503, 429, 200, 200])
    }

    @Test func `a step meets the calls that match`() async throws {
        let json =
            #"[{"match":{"stream":true},"fault":"status=500"},{"match":{"model":"deepseek-v3.2"},"fault":"status=502"},"#
            + #"{"match":{"path":"/v1/embeddings"},"fault":"status=504"}]"#
        let upstream = try Upstream { $0.script = try Script(json: Array(json.utf8)) }
        let other = Upstream.chat().replacing("gpt-4.1", with: "deepseek-v3.2")
        let bodies = [Upstream.chat(), Upstream.chat(stream: true), other]
        #expect(try await statuses(upstream, bodies) == [200, 500, 502])
        #expect(try await upstream.embed(#""a""#).status == 504)
        upstream.server.setScript(nil)
        #expect(try await statuses(upstream, bodies) == [200, 200, 200])
    }

    @Test func `a share is met by chance that the seed decides`() async throws {
        let script = try Script(json: Array(#"[{"share":0.3,"fault":"status=503"}]"#.utf8))
        var runs: [[Int]] = []
        for seed: UInt64 in [1, 1, 2] {
            let upstream = try Upstream {
                $0.script = script
                $0.seed = seed
            }
            let bodies = (0..<100).map { Upstream.chat("\($0)") }
            let run = try await statuses(upstream, bodies)
            upstream.server.reset()
            #expect(try await statuses(upstream, bodies) == run)
            runs.append(run)
        }
        #expect(runs[0] == runs[1])
        #expect(runs[0] != runs[2])
        // 30 of 100, three standard deviations around.
        for run in runs { #expect(16...44 ~= run.count { $0 == 503 }) }
    }

    @Test func `a script comes by the control endpoint, and goes with an empty one`() async throws {
        let upstream = try Upstream()
        let set = try await upstream.post(#"[{"fault":"status=422"}]"#, path: "/_simulator/script")
        #expect(set.status == 200)
        #expect(try await statuses(upstream, [Upstream.chat()]) == [422])
        #expect(try await upstream.post("", path: "/_simulator/script").status == 200)
        #expect(try await statuses(upstream, [Upstream.chat()]) == [200])
        #expect(try await upstream.post("{}", path: "/_simulator/script").status == 400)
    }

    @Test func `a model's name can ask for faults`() async throws {
        let body = Upstream.chat().replacing("gpt-4.1", with: "gpt-4.1+status=529+retry-after=7")
        let response = try await Upstream().post(body)
        #expect(response.status == 529)
        #expect(response.headers["retry-after"] == "7")
    }

    @Test(arguments: [
        ("{", "The script cannot be used: at byte 1 the text ends where a key is expected."),
        ("{}", "The script cannot be used: it is no array of steps."),
        ("[1]", "The script cannot be used: a step is no object."),
        (#"[{"fault":"none"}]"#, #"There is no fault "none"; --list-faults names all."#),
        (#"[{"fault":"status=x"}]"#, #"The value of the fault status is "x"; it must be a whole number."#),
        (#"[{"fault":"status=99"}]"#, #"The value of the fault status is "99"; it must be from 200 to 599."#),
        (#"[{"fault":"html=1"}]"#, #"The value of the fault html is "1"; it must be left out."#),
        (#"[{"share":2}]"#, #"The script cannot be used: "share" must be from 0 to 1."#),
        (#"[{"times":-1}]"#, #"The script cannot be used: "times" must be a count."#),
        (#"[{"tims":1}]"#, #"The script cannot be used: a step has no member "tims"."#),
        (#"[{"match":{"modell":"x"}}]"#, #"The script cannot be used: "match" has no member "modell"."#),
    ])
    func `what cannot be used is named`(json: String, sentence: String) {
        let error = #expect(throws: SimulatorError.self) { try Script(json: Array(json.utf8)) }
        #expect(error?.description == sentence)
    }

    @Test func `all faults are listed, a line each`() {
        let lines = Fault.list.split(separator: "\n")
        #expect(lines.count == Fault.allCases.count)
        for (line, fault) in zip(lines, Fault.allCases) { #expect(line.hasPrefix(fault.rawValue)) }
    }
}
