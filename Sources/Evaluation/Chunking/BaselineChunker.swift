import Chunking
package import RAGCore

/// The plain ways to cut text that chunkers are compared with. They look at no structure and add no context.
///
/// They stand here and not beside the chunker that serves: nothing but a comparison needs them.
package struct BaselineChunker: Chunker, Sendable {
    package enum Strategy: String, Sendable, CaseIterable {
        /// As many words as fit, wherever that ends.
        case windows
        /// At blank lines, what is too long then at line ends, between words and between scalars; neighbours that fit
        /// together are joined. As RecursiveCharacterTextSplitter of LangChain does by default.
        case recursive
        /// As many whole sentences as fit; one that does not is cut between words.
        case sentences
    }

    package let strategy: Strategy
    package let size: Int
    package let overlap: Int
    private let measure: any TextMeasure

    /// An embedder's tokens for a scalar still fit.
    private static let leastSize = 16

    /// - Parameters:
    ///   - size: what a chunk measures at most, but for a word that is longer by itself; at least 16.
    ///   - overlap: what a chunk repeats of the one before, at most; less than `size`.
    package init(
        _ strategy: Strategy,
        size: Int,
        overlap: Int = 0,
        measure: any TextMeasure
    ) throws(ChunkingEvaluationError) {
        guard size >= Self.leastSize else { throw .size(size, least: Self.leastSize) }
        guard (0..<size).contains(overlap) else { throw .overlap(overlap, size: size) }
        self.strategy = strategy
        self.size = size
        self.overlap = overlap
        self.measure = measure
    }

    package var identity: String {
        "\(strategy.rawValue) size=\(size) overlap=\(overlap) measure=\(measure.name)"
    }

    package func chunks(of document: Document) -> [Chunk] {
        let text = document.text
        let bytes = text.utf8Span.span
        let packing = GreedyPacking(size: size, overlap: overlap)
        var end = 0
        return runs(in: bytes).flatMap(packing.ranges).compactMap { range in
            let range = bytes.trimmed(range)
            // Blanks, or what the chunk before has and blanks, are no chunk.
            guard !range.isEmpty, range.upperBound > end else { return nil }
            end = range.upperBound
            return Chunk(
                range: range,
                text: text.slice(range),
                headingPath: [],
                context: "",
                length: measure.length(of: bytes.extracting(range))
            )
        }
    }

    private func runs(in bytes: Span<UInt8>) -> [[GreedyPacking.Unit]] {
        switch strategy {
        case .windows: [words(of: 0..<bytes.count, in: bytes)]
        case .sentences: [sentences(in: bytes)]
        case .recursive: RecursiveSplitter(limit: size, measure: measure).runs(of: bytes)
        }
    }

    private func sentences(in bytes: Span<UInt8>) -> [GreedyPacking.Unit] {
        let sentences = units(of: 0..<bytes.count, in: bytes, next: SentenceScanner.next)
        return sentences.flatMap { $0.length <= size ? [$0] : words(of: $0.range, in: bytes) }
    }

    private func words(of range: Range<Int>, in bytes: Span<UInt8>) -> [GreedyPacking.Unit] {
        units(of: range, in: bytes, next: Words.next)
    }

    /// What `next` finds, each with the white space behind it.
    private func units(
        of range: Range<Int>,
        in bytes: Span<UInt8>,
        next: (Span<UInt8>, Int, Int) -> Range<Int>?
    ) -> [GreedyPacking.Unit] {
        var units: [GreedyPacking.Unit] = []
        var current = next(bytes, range.lowerBound, range.upperBound)
        while let found = current {
            current = next(bytes, found.upperBound, range.upperBound)
            let whole = found.lowerBound..<(current?.lowerBound ?? range.upperBound)
            units.append(GreedyPacking.Unit(range: whole, length: measure.length(of: bytes.extracting(whole))))
        }
        return units
    }
}
