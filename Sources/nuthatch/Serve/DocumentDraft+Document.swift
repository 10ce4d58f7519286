import HTTPService
import RAGCore
import Readers

extension DocumentDraft {
    /// The document that it makes of what is there, read anew from its text.
    ///
    /// - Throws: `ServiceFailure` for a new one without a text, and for a text that its reader refuses.
    func document(over old: Document?) throws -> Document {
        guard let text = text ?? old?.text else {
            throw ServiceFailure(
                .missingField,
                "`text` is missing; there is no document “\(id)” yet, and a new one needs it.",
                param: "text"
            )
        }
        // Of a page only its text is kept, and that is read as it is.
        let format = format ?? old.map { $0.format == .markdown ? .markdown : .text } ?? .markdown
        var document = try read(text, as: format)
        document.id = id
        document.uri = uri.applied(to: old?.uri) ?? id
        document.title = title.applied(to: old?.title) ?? document.title
        document.language = language.applied(to: old?.language) ?? document.language
        document.audience = audience.applied(to: old?.audience) ?? document.audience
        document.validity = Validity(
            from: validFrom.applied(to: old?.validity.from) ?? document.validity.from,
            until: validUntil.applied(to: old?.validity.until) ?? document.validity.until
        )
        document.metadata = (metadata.applied(to: old?.metadata) ?? [:]).merging(document.metadata) { given, _ in given
        }
        return document
    }

    private func read(_ text: String, as format: Format) throws -> Document {
        let file = SourceFile(path: id, uri: id, bytes: Array(text.utf8))
        let reader: any DocumentReader =
            switch format {
            case .markdown: MarkdownReader()
            case .html: HTMLReader()
            case .text: PlainTextReader()
            }
        do {
            guard let document = try reader.documents(in: file).first else { throw ReaderError.file(id, .noText) }
            return document
        } catch let error as ReaderError {
            throw ServiceFailure(.invalidValue, "The document's text cannot be read: \(error)", param: "text")
        }
    }
}
