import Foundation
import NuthatchClient
import TestSupport
import Testing

/// The key leaves in one header, and nowhere else.
@Suite struct SecretTests {
    private let key = "nk_live_abc123"

    private func everything(_ value: Any) -> String {
        var text = "\(value) \(String(reflecting: value))"
        dump(value, to: &text)
        return text
    }

    @Test func `a client shows no key`() throws {
        let service = try Service(.silence)
        let client = try service.client(key: key)
        #expect(!everything(client).contains(key))
        #expect(!everything([client as Any]).contains(key))
        #expect("\(client)" == "NuthatchClient(\(service.url), key hidden)")
        #expect("\(try service.client())" == "NuthatchClient(\(service.url), no key)")
    }

    @Test(arguments: ["", "nk 1", "ключ", "a\nb", String(repeating: "a", count: 513)])
    func `a key that no header can hold is refused without being shown`(key: String) throws {
        let url = try #require(URL(string: "http://127.0.0.1:9"))
        let error = try #require(#expect(throws: NuthatchError.self) { try NuthatchClient(baseURL: url, key: key) })
        if !key.isEmpty { #expect(!everything(error).contains(key)) }
    }

    @Test(arguments: [401, 503])
    func `an error shows no key, even if the service says it`(status: Int) async throws {
        let service = try Service(.reply(status, [:], Shapes.error("x", "The key \(key) is unknown.")))
        let client = try service.client(key: key)
        let error = await #expect(throws: NuthatchError.self) { try await client.answer("q") }
        #expect(error?.refusal?.message == "The key [key] is unknown.")
        #expect(!everything(try #require(error)).contains(key))
    }

    @Test(arguments: ["reset", "other", "error event"])
    func `no failure shows the key`(manner: String) async throws {
        let key = key
        let act: Service.Act =
            switch manner {
            case "reset": .reset
            case "other": .reply(200, [:], #"{"id": "\#(key)"}"#)
            default:
                .stream { $0.write("event: error\ndata: \(Shapes.error("x", "Key \(key)"))\n\n") }
            }
        let service = try Service(act)
        let client = try service.client(key: key)
        let error = await #expect(throws: NuthatchError.self) {
            if manner == "error event" {
                for try await _ in client.answers("q") {}
            } else {
                _ = try await client.answer("q")
            }
        }
        #expect(!everything(try #require(error)).contains(key))
    }
}
