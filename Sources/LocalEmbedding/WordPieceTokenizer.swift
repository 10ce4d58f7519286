import RAGCore
import Synchronization

/// Cuts text into the tokens of a BERT vocabulary, as Hugging Face's `BertTokenizerFast` does.
///
/// Text is cleaned of control characters, split at white space, punctuation and ideographs, lowercased and stripped of
/// accents. Each word then is the longest token that starts it, followed by the longest that continues it, and so on;
/// a word that cannot be made of tokens is `[UNK]`. Special tokens are known where they stand in the text.
///
/// Time is linear in the text. An ASCII word costs a hash and a search, any other character a look into a table.
package final class WordPieceTokenizer: TextMeasure {
    /// Tokens of the vocabulary, special ones included.
    package let vocabularySize: Int
    package let name: String
    let vocabulary: Vocabulary
    let specials: SpecialTokens
    let options: WordPieceOptions
    let classes: [UInt8]
    /// The tokens of ASCII punctuation, by byte.
    let punctuation: [Int32]
    private let table = AtomicLazyReference<CharacterTable>()

    init(vocabulary: Vocabulary, specials: SpecialTokens, options: WordPieceOptions) {
        self.vocabulary = vocabulary
        self.specials = specials
        self.options = options
        vocabularySize = vocabulary.count
        classes = ByteClass.table(lowercases: options.lowercases, brackets: specials.firstBytes)
        punctuation = (UInt8.min..<0x80).map {
            vocabulary.id(of: String(Unicode.Scalar($0))) ?? specials.unknown
        }
        let traits = [options.lowercases, options.stripsAccents, options.separatesIdeographs]
        let digest = traits.reduce(vocabulary.digest) { PieceTable.hash($0, then: $1 ? 1 : 0) }
        name = "wordpiece:\(vocabulary.count):" + String(digest, radix: 16)
    }

    /// The tokens of `text`, from `[CLS]` to `[SEP]`.
    ///
    /// - Parameter limit: the most tokens, at least 2. Of a longer text the first `limit - 2` are kept; the rest of it is
    ///   not read.
    package func encode(_ text: String, limit: Int) -> TokenizedText {
        precondition(limit >= 2, "a limit of \(limit) tokens leaves no room for [CLS] and [SEP]")
        var list = TokenList(ids: [specials.start])
        // One more than there is room for tells that the text is too long.
        scan(text.utf8.span, into: &list, enough: limit)
        let isTruncated = list.count > limit - 1
        if isTruncated { list.shorten(to: limit - 1) }
        list.append(specials.end)
        return TokenizedText(ids: list.ids, isTruncated: isTruncated)
    }

    /// Made when the first text with a character beyond ASCII comes.
    var characters: CharacterTable {
        table.load() ?? table.storeIfNil(CharacterTable(options: options))
    }

    /// The number of tokens, `[CLS]` and `[SEP]` not counted.
    ///
    /// A control character is no white space, not even a vertical tab: lengths add up where a text is cut at a blank,
    /// a tab, a line feed, a carriage return, or one of Unicode's spaces.
    package func length(of utf8: Span<UInt8>) -> Int {
        var tokens = TokenCount()
        scan(utf8, into: &tokens, enough: .max)
        return tokens.count
    }
}
