import Chunking
import RAGCore

extension Passage {
    /// Its sentences that may be quoted: those that show something and give no orders to a model.
    var quotableSentences: [SourceSentence] {
        let bytes = Array(text.utf8)
        let sentences = SentenceScanner.sentences(in: text).compactMap { range -> SourceSentence? in
            let shown = shown(bytes[range])
            return shown.isEmpty ? nil : SourceSentence(range: range, shown: shown)
        }
        return InstructionScreen.withoutOrders(sentences, in: bytes)
    }

    /// A piece of the text as a reader sees it: on one line and without markup.
    private func shown(_ bytes: ArraySlice<UInt8>) -> String {
        let piece = String(decoding: bytes, as: UTF8.self)
        let plain = format == .markdown ? Markup.plainText(ofMarkdown: piece) : piece
        // Of a collection from before they were left out, or spelled as `&#8203;`.
        return InvisibleCharacters.removed(from: plain).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
