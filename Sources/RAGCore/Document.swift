/// One document of a shop, as its reader understood it.
///
/// A document is identified by `(collection, id)`, and `id` is the caller's: the front matter's, a feed's SKU, a path.
/// All ranges in it are UTF-8 bytes of `text`, which for Markdown and plain text is the file itself without its
/// `InvisibleCharacters`: what nobody sees is neither embedded, nor found, nor quoted.
package struct Document: Sendable, Equatable {
    /// The caller's identifier, unique in its collection.
    package var id: String
    /// Where it was read, as the reader of an answer should see it: a path or an address.
    package var uri: String
    package var title: String
    package var text: String
    package var format: TextFormat
    /// The structure of `text`, in order and without overlaps. Text between blocks is markup.
    package var blocks: [Block]
    /// A BCP 47 tag such as `en` or `de-AT`, where the source names one.
    package var language: String?
    /// For whom it is written, where the source says so: `customer`, `business`, `staff`, ...
    package var audience: String?
    package var validity: Validity
    package var metadata: Metadata

    package init(
        id: String,
        uri: String,
        title: String,
        text: String,
        format: TextFormat = .plain,
        blocks: [Block],
        language: String? = nil,
        audience: String? = nil,
        validity: Validity = .always,
        metadata: Metadata = [:]
    ) {
        self.id = id
        self.uri = uri
        self.title = title
        self.text = text
        self.format = format
        self.blocks = blocks
        self.language = language
        self.audience = audience
        self.validity = validity
        self.metadata = metadata
    }
}
