import Chunking
import RAGCore
import TestSupport
import Testing

/// What is true of the chunks of every document: 2,400 random ones, each with a random bound and two measures.
@Suite struct ChunkPropertyTests {
    private struct Case {
        let document: Document
        let settings: ChunkingSettings
        let measure: any TextMeasure
        let chunks: [Chunk]
        let bytes: [UInt8]

        init(seed: UInt64, measure: any TextMeasure) throws {
            var generator = SeededGenerator(seed: seed ^ 0xC0FFEE)
            document = RandomDocument.make(seed: seed)
            let bound = Int.random(in: 16...200, using: &generator)
            settings = try ChunkingSettings(
                bound: bound,
                overlap: Int.random(in: 0...bound / 4, using: &generator),
                contextLimit: Int.random(in: 0...bound / 2, using: &generator)
            )
            self.measure = measure
            chunks = StructureChunker(settings: settings, measure: measure).chunks(of: document)
            bytes = Array(document.text.utf8)
        }

        func length(_ text: String) -> Int { measure.length(of: text.utf8Span.span) }

        func length(_ range: Range<Int>) -> Int { measure.length(of: bytes[range].span) }

        /// The bytes of white space.
        func blanks() -> Set<Int> {
            var blanks: Set<Int> = []
            var position = 0
            for scalar in document.text.unicodeScalars {
                let length = String(scalar).utf8.count
                if isBlank(scalar) { blanks.formUnion(position..<position + length) }
                position += length
            }
            return blanks
        }
    }

    private static let measures: [any TextMeasure] = [CharacterMeasure(), WordMeasure()]

    /// Runs `check` on each case, and stops at the first that fails.
    private func forEachCase(_ check: (Case) throws -> Bool) throws {
        for seed in UInt64(0)..<1200 {
            for measure in Self.measures {
                let example = try Case(seed: seed, measure: measure)
                try #require(try check(example), "seed \(seed), \(measure.name), \(example.settings)")
            }
        }
    }

    @Test func `the text of a chunk is its bytes of the document, without white space at its ends`() throws {
        try forEachCase { example in
            example.chunks.allSatisfy { chunk in
                let scalars = chunk.text.unicodeScalars
                guard let first = scalars.first, let last = scalars.last else { return false }
                return Array(chunk.text.utf8) == Array(example.bytes[chunk.range]) && !isBlank(first) && !isBlank(last)
            }
        }
    }

    @Test func `no chunk is longer than the bound, and its length is measured`() throws {
        try forEachCase { example in
            example.chunks.allSatisfy {
                $0.length == example.length($0.embeddedText) && $0.length <= example.settings.bound
            }
        }
    }

    @Test func `the context is no longer than its limit`() throws {
        try forEachCase { example in
            example.chunks.allSatisfy {
                $0.context.isEmpty || example.length($0.context + "\n") <= example.settings.contextLimit
            }
        }
    }

    @Test func `chunks cover the blocks, and no heading`() throws {
        try forEachCase { example in
            var covered: Set<Int> = []
            for chunk in example.chunks { covered.formUnion(chunk.range) }
            let blanks = example.blanks()
            let blocks = example.document.blocks
            let bodies = blocks.filter { !isHeading($0) }.flatMap(\.range).filter { !blanks.contains($0) }
            let headings = blocks.filter(isHeading).flatMap(\.range).filter { !blanks.contains($0) }
            if blocks.isEmpty { return covered.union(blanks).count == example.bytes.count }
            if bodies.isEmpty { return covered.isSuperset(of: headings) }
            return covered.isSuperset(of: bodies) && covered.isDisjoint(with: headings)
        }
    }

    @Test func `chunks are in the order of the text`() throws {
        try forEachCase { example in
            zip(example.chunks, example.chunks.dropFirst()).allSatisfy {
                $0.range.lowerBound < $1.range.lowerBound && $0.range.upperBound < $1.range.upperBound
            }
        }
    }

    @Test func `an overlap is whole sentences of running text`() throws {
        var overlaps = 0
        try forEachCase { example in
            try zip(example.chunks, example.chunks.dropFirst()).allSatisfy { before, after in
                let overlap = after.range.clamped(to: before.range)
                if overlap.isEmpty { return true }
                overlaps += 1
                let isSmall = example.length(overlap) <= example.settings.overlap
                return try isSmall && isWholeSentences(overlap, in: example.document)
            }
        }
        #expect(overlaps > 100)
    }

    /// Whether `range` starts and ends as a sentence of a block of running text does, or as a whole list item does.
    private func isWholeSentences(_ range: Range<Int>, in document: Document) throws -> Bool {
        let blocks = document.blocks.filter { $0.range.overlaps(range) }
        let isRunningText = blocks.allSatisfy { block in
            switch block.kind {
            case .paragraph, .quote, .listItem, .heading: true
            default: false
            }
        }
        // Without blocks a paragraph is cut out of the text as the scanner does it.
        let whole = Block(.paragraph, 0..<document.text.utf8.count)
        let first = try #require(document.blocks.isEmpty ? whole : blocks.first)
        let last = try #require(document.blocks.isEmpty ? whole : blocks.last)
        return isRunningText && sentences(of: first, in: document).contains { $0.lowerBound == range.lowerBound }
            && sentences(of: last, in: document).contains { $0.upperBound == range.upperBound }
    }

    private func sentences(of block: Block, in document: Document) -> [Range<Int>] {
        let bytes = document.text.utf8Span.span
        var sentences: [Range<Int>] = []
        var position = block.range.lowerBound
        while let sentence = SentenceScanner.next(in: bytes, from: position, to: block.range.upperBound) {
            sentences.append(sentence)
            position = sentence.upperBound
        }
        guard case .listItem = block.kind, let first = sentences.first, let last = sentences.last else {
            return sentences
        }
        return sentences + [first.lowerBound..<last.upperBound]
    }

    @Test func `equal documents give equal chunks`() throws {
        try forEachCase { example in
            let again = StructureChunker(settings: example.settings, measure: example.measure)
            return again.chunks(of: example.document) == example.chunks
        }
    }

    @Test func `blocks out of order, out of bounds or inside a scalar do not trap`() throws {
        let chunker = StructureChunker(settings: try ChunkingSettings(bound: 16), measure: CharacterMeasure())
        for seed in UInt64(0)..<500 {
            var generator = SeededGenerator(seed: seed)
            var document = RandomDocument.make(seed: seed)
            let size = document.text.utf8.count
            for index in document.blocks.indices {
                let ends = (0..<2).map { _ in Int.random(in: -5...size + 5, using: &generator) }.sorted()
                document.blocks[index].range = ends[0]..<ends[1]
            }
            for chunk in chunker.chunks(of: document) {
                try #require(Array(chunk.text.utf8) == Array(Array(document.text.utf8)[chunk.range]), "seed \(seed)")
                try #require(chunk.length <= 16, "seed \(seed)")
            }
        }
    }
}

private func isHeading(_ block: Block) -> Bool {
    if case .heading = block.kind { true } else { false }
}

private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: true
    default: ["\t", "\n", "\r"].contains(scalar)
    }
}
