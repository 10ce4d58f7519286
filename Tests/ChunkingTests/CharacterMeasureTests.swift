import Chunking
import Testing

@Suite struct CharacterMeasureTests {
    @Test(arguments: ["", "abc", " a\r\n", "é", "e\u{301}", "退货", "👩‍👩‍👧‍👦", "\u{0}", String(repeating: "añ", count: 999)])
    func `characters are Unicode scalars`(text: String) {
        let length = CharacterMeasure().length(of: text.utf8Span.span)
        #expect(length == text.unicodeScalars.count)
    }
}
