import Testing
import WireFormat

struct ModelListTests {
    @Test(arguments: [
        (#"{"object":"list","data":[{"id":"a"},{"id":"b\n","x":1}]}"#, ["a", "b\n"]), (#"[{"id":"a"}]"#, ["a"]),
        (#"{"data":[{"name":"a"},7,null,{"id":7},{"id":"b"}]}"#, ["b"]), (#"{"data":[]}"#, []),
    ])
    func `models are listed by their ids`(text: String, ids: [String]) throws {
        #expect(try ModelList(Array(text.utf8)).ids == ids)
    }

    @Test(arguments: [
        ("{}", "The upstream's answer lacks the list `data`."), ("", "The upstream's answer is empty."),
        (#"{"error":{"message":"no"}}"#, "The upstream answered with an error: no"),
    ])
    func `what is no list is refused`(text: String, sentence: String) {
        let error = #expect(throws: WireError.self) { try ModelList(Array(text.utf8)) }
        #expect(error?.description == sentence)
    }

    @Test func `a list comes back as it was written`() throws {
        let list = ModelList(ids: ["a", "é\""])
        #expect(try ModelList(list.body) == list)
        #expect(
            String(decoding: ModelList(ids: ["a"]).body, as: UTF8.self)
                == #"{"object":"list","data":[{"id":"a","object":"model","created":0,"owned_by":"upstream"}]}"#
        )
    }
}
