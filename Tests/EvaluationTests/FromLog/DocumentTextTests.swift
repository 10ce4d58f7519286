import Evaluation
import RAGCore
import Testing

@Suite struct DocumentTextTests {
    private func passage(_ text: String, at start: Int) -> Passage {
        Passage(
            chunkID: 1,
            documentID: "d",
            uri: "",
            title: "",
            headingPath: [],
            text: text,
            range: start..<(start + text.utf8.count)
        )
    }

    @Test func `passages are put in order, shared text stands once, and gaps are line breaks`() {
        let passages = [passage("é Zwei.", at: 14), passage("Eins. Für dé", at: 2), passage("Drei.", at: 30)]
        #expect(DocumentText.joined(passages) == "Eins. Für dé Zwei.\nDrei.")
        #expect(DocumentText.joined([]) == "")
    }

    @Test func `a passage inside another adds nothing`() {
        #expect(DocumentText.joined([passage("Eins zwei.", at: 0), passage("zwei", at: 5)]) == "Eins zwei.")
    }
}
