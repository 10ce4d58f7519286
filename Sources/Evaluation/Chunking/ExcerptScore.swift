/// How well the chunks that were found for a question hold its excerpts.
///
/// Smith and Troynikov, Evaluating Chunking Strategies for Retrieval, Chroma, 2024. There text is counted in code points;
/// here in UTF-8 bytes, which for the measures is the same but for text beyond ASCII.
package struct ExcerptScore: Sendable, Equatable, Codable {
    /// The share of the excerpts' text that was found.
    package var recall: Double
    /// The share of the found text that is excerpts' text. Text that several chunks hold counts once above the line, and
    /// as often as it was found below.
    package var precision: Double
    /// Excerpts' text that was found, over all found text, counted as for precision, and what was missed.
    package var iou: Double
    /// What precision could be at best: excerpts' text over the text of all chunks that hold some of it, which is counted
    /// once, and what no chunk holds.
    package var precisionOmega: Double

    /// - Parameters:
    ///   - question: with at least one excerpt.
    ///   - found: the corpora and ranges of the chunks that were found; those of another corpus count as found text.
    ///   - chunks: all chunks of the question's corpus.
    package init(
        of question: ExcerptQuestion,
        found: [(corpus: Int, range: Range<Int>)],
        among chunks: [Range<Int>]
    ) {
        let excerpts = ByteRanges(question.excerpts)
        let hit = excerpts.common(with: ByteRanges(found.filter { $0.corpus == question.corpus }.map(\.range)))
        let length = found.reduce(0) { $0 + $1.range.count }
        func share(_ part: Int, of whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
        recall = share(hit, of: excerpts.count)
        precision = share(hit, of: length)
        iou = share(hit, of: length + excerpts.count - hit)
        let holding = ByteRanges(chunks.filter(excerpts.overlaps))
        let held = excerpts.common(with: holding)
        precisionOmega = share(held, of: holding.count + excerpts.count - held)
    }
}
