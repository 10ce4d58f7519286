package import RAGCore

/// Cuts documents into chunks along their structure, none longer than a bound.
///
/// - A chunk never crosses a heading, and a question starts a new one. Blocks under one heading are packed together
///   while they fit, so a short section is one chunk.
/// - A longer section is cut into chunks of about equal length, between blocks rather than between sentences. A list
///   item, a table row and a group of code lines stay whole where they fit in a chunk, and so does every sentence.
/// - A sentence that does not fit is cut behind commas, then between words, and a word that does not between characters.
/// - Where a section was cut in running text, a chunk starts with the last sentences of the one before.
///
/// Equal documents give equal chunks. The time is linear in the text and in the blocks.
package struct StructureChunker: Sendable {
    package let settings: ChunkingSettings
    private let measure: any TextMeasure

    package init(settings: ChunkingSettings, measure: any TextMeasure) {
        self.settings = settings
        self.measure = measure
    }

    /// Equal for chunkers that cut alike, such as `structure-1 bound=200 overlap=30 context=50 measure=characters`.
    ///
    /// The number behind `structure` goes up when the rules change.
    package var identity: String {
        """
        structure-1 bound=\(settings.bound) overlap=\(settings.overlap) context=\(settings.contextLimit) \
        measure=\(measure.name)
        """
    }

    /// The chunks of `document`, in the order of its text.
    ///
    /// They cover all of its blocks but the headings; a document that is nothing but headings gives chunks of these. A
    /// document without blocks is read as paragraphs between blank lines.
    package func chunks(of document: Document) -> [Chunk] {
        var pass = ChunkingPass(document: document, settings: settings, measure: measure)
        return pass.run()
    }

    /// What goes in front of a chunk below these headings when it is embedded: `Chunk.context`.
    package func context(title: String, headingPath: [String]) -> String {
        ChunkContext(title: title, path: headingPath, limit: settings.contextLimit, measure: measure).text
    }
}
