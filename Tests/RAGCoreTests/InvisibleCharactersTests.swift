import RAGCore
import Testing

@Suite struct `Invisible characters` {
    @Test(arguments: [
        ("Re\u{200B}turn", "Return"), ("\u{FEFF}Return", "Return"), ("Re\u{AD}turn", "Return"),
        ("A\u{E0041}\u{E007F}B", "AB"),
        ("A\u{202E}B\u{2069}", "AB"), ("A\u{FE0F}", "A"), ("A\u{E0100}", "A"), ("A\u{7}\u{1B}B\u{9F}", "AB"),
        ("A\u{2060}B\u{3164}C\u{115F}", "ABC"), ("A\u{200D}B", "AB"), ("A\u{200D}\u{200C}\u{200D}", "A"),
        ("\u{200D}", ""),
        ("1\u{FE0F}", "1"), ("\u{1F3F4}\u{E0067}\u{E007F}", "\u{1F3F4}"), ("ن\u{200C}\u{200C}\u{200D}م", "ن\u{200C}م"),
    ])
    func `are taken out`(text: String, visible: String) {
        #expect(InvisibleCharacters.removed(from: text).unicodeScalars.elementsEqual(visible.unicodeScalars))
    }

    @Test(arguments: [
        "", "Plain text,\twith\r\nlines.", "Käse – 5 €\u{A0}heute…", "👩‍👩‍👧 ❤️ 👩🏽‍🚀 1️⃣ 🏳️‍🌈", "می\u{200C}خواهم", "क्\u{200D}ष",
        "日本語。", "a\u{301}",
    ])
    func `stay where writing needs them, as does all white space`(text: String) {
        #expect(InvisibleCharacters.removed(from: text).unicodeScalars.elementsEqual(text.unicodeScalars))
    }
}
