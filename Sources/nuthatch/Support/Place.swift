/// Where a passage stands, for a reader: its document's title and the headings above it.
enum Place {
    /// `Returns policy › How long you have`. A heading that repeats the one before it is left out.
    static func text(title: String, headings: [String]) -> String {
        ([title] + headings).reduce(into: [String]()) { path, heading in
            if path.last != heading { path.append(heading) }
        }.joined(separator: " › ")
    }
}
