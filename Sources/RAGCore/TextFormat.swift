/// What the text of a document is written in: how a piece of it is shown.
package enum TextFormat: String, Sendable, Codable, CaseIterable {
    /// Shown as it is.
    case plain
    /// Shown without its markup.
    case markdown
}
