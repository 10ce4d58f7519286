/// Which documents may be found. It narrows before anything is scored.
///
/// A key is a metadata key, or one of `id`, `uri`, `title`, `language` and `audience`. A list in the metadata matches
/// where one of its elements does. A document without the key matches no comparison with it. `notEqual` is the opposite of
/// `equal` where the document has the key: no element is the value. Strings are ordered by their UTF-8 bytes; a number and
/// a string are neither equal nor in any order.
package indirect enum Filter: Sendable, Hashable, Codable {
    case equal(String, MetadataValue)
    case notEqual(String, MetadataValue)
    case isIn(String, [MetadataValue])
    case less(String, MetadataValue)
    case lessOrEqual(String, MetadataValue)
    case greater(String, MetadataValue)
    case greaterOrEqual(String, MetadataValue)
    /// The document holds on that day; one without dates always does.
    case validOn(CalendarDate)
    /// The document's language is the tag or a more specific one; one without a language matches too.
    case language(String)
    /// The document is for one of these audiences, or says none.
    case audience([String])
    /// The document is for none of these audiences, or says none.
    case audienceExcluding([String])
    case and([Filter])
    case or([Filter])
}
