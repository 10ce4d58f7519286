import RAGCore

/// One walk over the blocks of one document.
///
/// A section is what stands between two headings or questions. Its blocks become units, and its units chunks.
struct ChunkingPass {
    private let document: Document
    private let settings: ChunkingSettings
    private let measure: any TextMeasure
    private var splitter: UnitSplitter
    private var path = HeadingPath()
    private var context = ChunkContext.none
    private var chunks: [Chunk] = []

    /// The room for text in a chunk of this section.
    private var limit: Int { settings.bound - context.length }

    init(document: Document, settings: ChunkingSettings, measure: any TextMeasure) {
        self.document = document
        self.settings = settings
        self.measure = measure
        splitter = UnitSplitter(measure: measure)
    }

    mutating func run() -> [Chunk] {
        // A copy of the reference: the span has to outlive changes of `self`.
        let text = document.text
        let bytes = text.utf8Span.span
        let blocks = document.blocks.isEmpty ? Paragraphs.blocks(in: bytes) : document.blocks
        let keepsHeadings = !hasBody(blocks, in: bytes)
        startSection()
        var end = 0
        for block in blocks {
            let range = clamped(block.range, from: end, in: bytes)
            end = range.upperBound
            if case .heading(let level, let title) = block.kind, !keepsHeadings {
                finishSection(in: bytes)
                path.enter(title, level: level)
                startSection()
                continue
            }
            let body = bytes.trimmed(range)
            if body.isEmpty { continue }
            if block.kind == .question { finishSection(in: bytes) }
            splitter.add(block.kind, body, in: bytes)
        }
        finishSection(in: bytes)
        return chunks
    }

    /// Whether a block other than a heading has text.
    private func hasBody(_ blocks: [Block], in bytes: Span<UInt8>) -> Bool {
        for block in blocks {
            if case .heading = block.kind { continue }
            if !bytes.trimmed(clamped(block.range, from: 0, in: bytes)).isEmpty { return true }
        }
        return false
    }

    /// `range` from `start` on, inside the text, and between scalars. A reader's mistake costs text, not the process.
    private func clamped(_ range: Range<Int>, from start: Int, in bytes: Span<UInt8>) -> Range<Int> {
        let lower = min(max(range.lowerBound, start), bytes.count)
        let upper = min(max(range.upperBound, lower), bytes.count)
        return bytes.scalarStart(atOrBefore: lower, limit: start)..<bytes.scalarStart(atOrAfter: upper)
    }

    // MARK: Sections

    private mutating func startSection() {
        context = ChunkContext(
            title: document.title,
            path: path.titles,
            limit: settings.contextLimit,
            measure: measure
        )
        splitter.start(limit: limit)
    }

    /// Makes the chunks of the units since the last heading or question.
    private mutating func finishSection(in bytes: Span<UInt8>) {
        let units = splitter.units
        guard !units.isEmpty else { return }
        if let length = length(of: units.indices, units, in: bytes) {
            append(units.indices, units, length: length)
        } else {
            let overlap = Overlap(limit: settings.overlap)
            var plan = ChunkPlan(limit: limit, overlap: overlap)
            var start = 0
            for chunk in plan.chunks(of: units) {
                start = append(chunk, units, overlap, previousStart: start, in: bytes)
            }
        }
        splitter.start(limit: limit)
    }

    /// Appends a planned chunk with what it repeats; returns the first unit of the last chunk appended.
    ///
    /// Lengths may not add up where no white space is. A chunk that turns out too long then is taken without what it
    /// repeats, or in halves.
    private mutating func append(
        _ chunk: Range<Int>,
        _ units: [TextUnit],
        _ overlap: Overlap,
        previousStart: Int,
        in bytes: Span<UInt8>
    ) -> Int {
        let room = limit - sum(of: chunk, units)
        let first = overlap.start(before: chunk.lowerBound, notBefore: previousStart + 1, room: room, in: units)
        if first < chunk.lowerBound, let length = length(of: first..<chunk.upperBound, units, in: bytes) {
            append(first..<chunk.upperBound, units, length: length)
            return chunk.lowerBound
        }
        var start = chunk.lowerBound
        var pending = [chunk]
        while let part = pending.popLast() {
            if let length = length(of: part, units, in: bytes) {
                append(part, units, length: length)
                start = part.lowerBound
            } else {
                let middle = part.lowerBound + part.count / 2
                pending += [middle..<part.upperBound, part.lowerBound..<middle]
            }
        }
        return start
    }

    private func sum(of range: Range<Int>, _ units: [TextUnit]) -> Int {
        var sum = units[range.lowerBound].length
        for unit in units[range].dropFirst() { sum += unit.gap + unit.length }
        return sum
    }

    /// The length of the text from the first to the last unit of `range`; nil where that is beyond the limit.
    private func length(of range: Range<Int>, _ units: [TextUnit], in bytes: Span<UInt8>) -> Int? {
        // A unit is no longer than the limit as it is.
        if range.count == 1 { return units[range.lowerBound].length }
        var length = sum(of: range, units)
        if length <= limit, units[range].dropFirst().contains(where: \.isTight) {
            length = measure.length(of: bytes.extracting(textRange(of: range, units)))
        }
        return length <= limit ? length : nil
    }

    private func textRange(of range: Range<Int>, _ units: [TextUnit]) -> Range<Int> {
        units[range.lowerBound].range.lowerBound..<units[range.upperBound - 1].range.upperBound
    }

    private mutating func append(_ range: Range<Int>, _ units: [TextUnit], length: Int) {
        let textRange = textRange(of: range, units)
        chunks.append(
            Chunk(
                range: textRange,
                text: document.text.slice(textRange),
                headingPath: path.titles,
                context: context.text,
                length: context.length + length
            )
        )
    }
}
