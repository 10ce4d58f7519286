import Chunking
import RAGCore
import Testing

@Suite struct StructureChunkerTests {
    private func chunks(
        _ builder: DocumentBuilder,
        bound: Int = 200,
        overlap: Int = 0,
        contextLimit: Int? = nil,
        measure: any TextMeasure = WordMeasure()
    ) throws -> [Chunk] {
        let settings = try ChunkingSettings(bound: bound, overlap: overlap, contextLimit: contextLimit)
        return StructureChunker(settings: settings, measure: measure).chunks(of: builder.document)
    }

    /// Sentences of ten words, each of which is one token.
    private func sentences(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { "Sentence \($0) has ten words that are all quite short." }.joined(separator: " ")
    }

    // MARK: Headings

    @Test func `a short section is one chunk with its headings`() throws {
        let builder = DocumentBuilder(title: "Returns").heading(1, "Returns").paragraph("Free for 30 days.")
            .heading(2, "By post").paragraph("Print a label.").adding(.listItem(depth: 1), "- Pack it")
        let chunks = try chunks(builder)
        #expect(chunks.map(\.text) == ["Free for 30 days.", "Print a label.\n- Pack it"])
        #expect(chunks.map(\.headingPath) == [["Returns"], ["Returns", "By post"]])
        #expect(chunks.map(\.context) == ["Returns", "Returns > By post"])
        #expect(chunks.map(\.length) == [5, 10])
        #expect(chunks.map(\.range) == [11..<28, 42..<66])
    }

    @Test func `a heading ends the sections of its level and below`() throws {
        let builder = DocumentBuilder().heading(1, "A").heading(3, "B").paragraph("One.").heading(2, "C")
            .paragraph("Two.").heading(1, "D").paragraph("Three.")
        #expect(try chunks(builder).map(\.headingPath) == [["A", "B"], ["A", "C"], ["D"]])
    }

    @Test func `tiny sections stay apart`() throws {
        let builder = DocumentBuilder().heading(2, "Can I return it?").paragraph("Yes.")
            .heading(2, "Is it free?").paragraph("No.")
        #expect(try chunks(builder).map(\.text) == ["Yes.", "No."])
    }

    @Test func `a question starts a chunk and stays with its answer`() throws {
        let builder = DocumentBuilder().paragraph("Ask us.").adding(.question, "Is it free?").paragraph("Yes.")
            .paragraph("For 30 days.").adding(.question, "Is it new?").paragraph("No.")
        #expect(
            try chunks(builder).map(\.text) == ["Ask us.", "Is it free?\n\nYes.\n\nFor 30 days.", "Is it new?\n\nNo."]
        )
    }

    @Test func `a document of headings alone gives the headings`() throws {
        let chunks = try chunks(DocumentBuilder(title: "Shop").heading(1, "Shop").heading(2, "Contact").paragraph(" "))
        #expect(chunks.map(\.text) == ["# Shop\n\n## Contact"])
        #expect(chunks.map(\.headingPath) == [[]])
    }

    @Test func `an empty document has no chunks`() throws {
        #expect(try chunks(DocumentBuilder()) == [])
        #expect(try chunks(DocumentBuilder().paragraph(" \n ")) == [])
    }

    // MARK: Sizes

    @Test func `a section too long for one chunk is cut into equal ones`() throws {
        let chunks = try chunks(DocumentBuilder().paragraph(sentences(1...26)))
        #expect(chunks.map(\.length) == [130, 130])
        #expect(chunks.map(\.text) == [sentences(1...13), sentences(14...26)])
    }

    @Test func `a cut between paragraphs is better than one inside`() throws {
        let builder = DocumentBuilder().paragraph(sentences(1...15)).paragraph(sentences(16...26))
        #expect(try chunks(builder).map(\.length) == [150, 110])
    }

    @Test func `a small rest is not left alone`() throws {
        let builder = DocumentBuilder().paragraph(sentences(1...20)).paragraph(sentences(21...22))
        #expect(try chunks(builder).map(\.length).min() ?? 0 >= 100)
    }

    @Test func `list items and code stay whole where they fit`() throws {
        var builder = DocumentBuilder()
        for item in 1...6 { builder = builder.adding(.listItem(depth: 1), "- " + sentences(item...item + 6)) }
        let code = (1...8).map { "let x\($0) = a + b + c + d + e + f" }.joined(separator: "\n")
        builder = builder.adding(.code, code).paragraph("End.")
        let chunks = try chunks(builder)
        for block in builder.document.blocks {
            #expect(chunks.contains { $0.range.clamped(to: block.range) == block.range })
        }
    }

    @Test func `long code is cut at blank lines, then at lines`() throws {
        let group = (1...5).map { "call \($0) with a b c" }.joined(separator: "\n")
        let code = Array(repeating: group, count: 4).joined(separator: "\n\n")
        #expect(
            try chunks(DocumentBuilder().adding(.code, code), bound: 70).map(\.text) == [
                group + "\n\n" + group, group + "\n\n" + group,
            ]
        )
        let lines = try chunks(DocumentBuilder().adding(.code, group), bound: 16).map(\.text)
        #expect(lines.joined(separator: "\n") == group)
    }

    @Test func `a table is cut between rows, and its header keeps the first`() throws {
        var builder = DocumentBuilder().paragraph(sentences(1...3)).adding(.tableHeader, "| Size | Price |")
        for row in 1...12 { builder = builder.adding(.tableRow, "| Size \(row) | \(row) euro |") }
        let chunks = try chunks(builder, bound: 40)
        let rows = builder.document.blocks.filter { $0.kind == .tableRow }
        for row in rows { #expect(chunks.contains { $0.range.clamped(to: row.range) == row.range }) }
        #expect(chunks.contains { $0.text.contains("| Size | Price |\n| Size 1 | 1 euro |") })
    }

    @Test func `a row too long for a chunk is cut between cells`() throws {
        let row = (1...8).map { "| cell \($0) is here " }.joined() + "|"
        let chunks = try chunks(DocumentBuilder().adding(.tableRow, row), bound: 16)
        #expect(chunks.count >= 3)
        #expect(chunks.dropLast().allSatisfy { $0.text.hasSuffix("|") })
    }

    @Test func `a paragraph that introduces a list stays with its start`() throws {
        var builder = DocumentBuilder().paragraph(sentences(1...12)).paragraph("You need these four things at hand:")
        for item in 1...12 { builder = builder.adding(.listItem(depth: 1), "- " + sentences(item...item)) }
        let chunks = try chunks(builder)
        #expect(chunks.map { $0.text.hasSuffix(":") } == [false, false])
    }

    // MARK: Long sentences

    @Test func `a sentence too long for a chunk is cut behind commas`() throws {
        let clause = "one two three four five six seven,"
        let text = Array(repeating: clause, count: 8).joined(separator: " ")
        let chunks = try chunks(DocumentBuilder().paragraph(text), bound: 16)
        #expect(chunks.map(\.text) == Array(repeating: clause + " " + clause, count: 4))
    }

    @Test func `a clause too long for a chunk is cut between words`() throws {
        let text = Array(repeating: "word", count: 40).joined(separator: " ")
        #expect(try chunks(DocumentBuilder().paragraph(text), bound: 16).map(\.length) == [13, 13, 14])
    }

    @Test func `a word too long for a chunk is cut into equal pieces`() throws {
        let text = String(repeating: "x", count: 70)
        let chunks = try chunks(DocumentBuilder().paragraph(text), bound: 32, measure: CharacterMeasure())
        #expect(chunks.map(\.length) == [24, 24, 22])
    }

    @Test func `Chinese is cut behind wide commas`() throws {
        let clause = "您可以在三十天内退货，"
        let text = String(repeating: clause, count: 6) + "好。"
        let chunks = try chunks(DocumentBuilder().paragraph(text), bound: 40, measure: CharacterMeasure())
        #expect(chunks.map(\.text).joined() == text)
        #expect(chunks.dropLast().allSatisfy { $0.text.hasSuffix("，") })
    }

    @Test(arguments: ["👩‍👩‍👧‍👦", "🇦🇹", "👍🏽", "e\u{301}\u{302}", "ᄒ\u{1161}\u{11AB}", "각"])
    func `a grapheme cluster is not cut where it fits`(cluster: String) throws {
        let text = String(repeating: cluster, count: 60)
        let chunks = try chunks(DocumentBuilder().paragraph(text), bound: 16, measure: CharacterMeasure())
        #expect(chunks.map(\.text).joined() == text)
        #expect(chunks.allSatisfy { $0.text.allSatisfy { String($0) == cluster } })
    }

    @Test(arguments: ["\u{301}", "\u{0}", "x", "一", "\u{200D}", "👩‍👩‍👧‍👦", "a ", "a. ", "a\n\n", "，", "。", " ", "🇦"])
    func `a megabyte of anything is cut in linear time`(piece: String) throws {
        let count = 1_000_000 / piece.utf8.count
        let text = String(repeating: piece, count: count)
        for measure in [CharacterMeasure(), WordMeasure()] as [any TextMeasure] {
            let clock = ContinuousClock()
            let part = DocumentBuilder().paragraph(String(repeating: piece, count: count / 16))
            let short = try clock.measure { _ = try chunks(part, measure: measure) }
            let long = try clock.measure { _ = try chunks(DocumentBuilder().paragraph(text), measure: measure) }
            // 16 times the text. What is quadratic takes 256 times as long, and minutes.
            #expect(long < short * 64 + .milliseconds(500))
        }
    }

    // MARK: Overlap

    @Test func `a chunk repeats whole sentences of the one before`() throws {
        let chunks = try chunks(DocumentBuilder().paragraph(sentences(1...26)), overlap: 25)
        #expect(chunks.map(\.text) == [sentences(1...14), sentences(13...26)])
    }

    @Test func `there is no overlap where a sentence is longer than it`() throws {
        let chunks = try chunks(DocumentBuilder().paragraph(sentences(1...26)), overlap: 9)
        #expect(chunks.map(\.text) == [sentences(1...13), sentences(14...26)])
    }

    @Test func `a chunk is never repeated whole`() throws {
        let chunks = try chunks(DocumentBuilder().paragraph("Short. " + sentences(1...3)), bound: 16, overlap: 4)
        #expect(chunks.map(\.text) == ["Short. " + sentences(1...1), sentences(2...2), sentences(3...3)])
    }

    @Test(arguments: [Block.Kind.code, .tableRow])
    func `tables and code are not repeated`(kind: Block.Kind) throws {
        var builder = DocumentBuilder().paragraph(sentences(1...4))
        for row in 1...10 { builder = builder.adding(kind, "row \(row) of five words") }
        builder = builder.paragraph(sentences(5...8))
        let chunks = try chunks(builder, bound: 50, overlap: 12)
        let blocks = builder.document.blocks.filter { $0.kind == kind }
        #expect(chunks.count > 2)
        for block in blocks { #expect(chunks.filter { $0.range.overlaps(block.range) }.count == 1) }
    }

    @Test func `nothing is repeated across a heading`() throws {
        let builder = DocumentBuilder().heading(1, "A").paragraph("One. Two.").heading(1, "B").paragraph("Three.")
        #expect(try chunks(builder, bound: 16, overlap: 4).map(\.text) == ["One. Two.", "Three."])
    }

    // MARK: Context

    static let contexts: [(limit: Int, context: String)] = [
        (12, "The shop > Orders > Returns > How to return by post"),
        (11, "The shop > Returns > How to return by post"),
        (9, "The shop > How to return by post"),
        (7, "How to return by post"),
        (4, "How to return by"),
        (0, ""),
    ]

    @Test(arguments: contexts)
    func `a long context loses the middle, then the title, then its end`(limit: Int, context: String) throws {
        let builder = DocumentBuilder(title: "The shop").heading(1, "The shop").heading(2, "Orders")
            .heading(3, "Returns").heading(4, "How to return by post").paragraph("Text.")
        #expect(try chunks(builder, bound: 40, contextLimit: limit).map(\.context) == [context])
    }

    @Test func `a title without blanks is cut between characters`() throws {
        let builder = DocumentBuilder(title: String(repeating: "退", count: 30)).paragraph("好。")
        let chunks = try chunks(builder, bound: 32, measure: CharacterMeasure())
        #expect(chunks.map(\.context) == [String(repeating: "退", count: 7)])
        #expect(chunks.map(\.length) == [10])
    }

    // MARK: Without structure

    @Test func `text without blocks is read as paragraphs`() throws {
        let text = "\r\n First line\r\nsecond line.\r\n \r\nNext.\n\n\n"
        let document = Document(id: "1", uri: "1.txt", title: "", text: text, blocks: [])
        let chunker = StructureChunker(settings: try ChunkingSettings(bound: 200), measure: WordMeasure())
        #expect(chunker.chunks(of: document).map(\.text) == ["First line\r\nsecond line.\r\n \r\nNext."])
    }

    @Test func `chunkers that cut alike have equal identities`() throws {
        let chunker = StructureChunker(settings: try ChunkingSettings(), measure: CharacterMeasure())
        #expect(chunker.identity == "structure-1 bound=200 overlap=30 context=50 measure=characters")
    }
}
