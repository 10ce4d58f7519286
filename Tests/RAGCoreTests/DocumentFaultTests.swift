import RAGCore
import Testing

@Suite struct DocumentFaultTests {
    private static func document(_ change: (inout Document) -> Void) -> Document {
        var document = Document(id: "a", uri: "/a", title: "A", text: "text", blocks: [])
        change(&document)
        return document
    }

    private static func lists(_ depth: Int) -> MetadataValue {
        (0..<depth).reduce("inner") { inner, _ in [inner] }
    }

    @Test(arguments: [
        (document { $0.id = "" }, "its id is empty"),
        (document { $0.id = "a\0" }, "its id has a NUL character"),
        (document { $0.uri = "\0" }, "its uri has a NUL character"),
        (document { $0.title = "a\0b" }, "its title has a NUL character"),
        (document { $0.text += "\0" }, "its text has a NUL character"),
        (document { $0.language = "\0" }, "its language has a NUL character"),
        (document { $0.audience = "\0" }, "its audience has a NUL character"),
        (document { $0.metadata = ["\0": 1] }, "its metadata has a NUL character"),
        (document { $0.metadata = ["k": ["a", ["\0"]]] }, "its metadata 'k' has a NUL character"),
        (document { $0.metadata = ["k": [.number(.nan)]] }, "its metadata 'k' is not a finite number"),
        (document { $0.metadata = ["k": .number(-.infinity)] }, "its metadata 'k' is not a finite number"),
        (document { $0.metadata = ["k": lists(9)] }, "its metadata 'k' has lists in lists deeper than 8"),
    ])
    func `what cannot be stored says why`(document: Document, reason: String) {
        #expect(document.fault?.description == reason)
    }

    @Test(arguments: [
        document { _ in }, document { $0.text = "" }, document { $0.metadata = ["": "", "k": lists(8), "n": -1.5] },
        document { $0.language = "" },
    ])
    func `all else can be stored`(document: Document) {
        #expect(document.fault == nil)
    }
}
