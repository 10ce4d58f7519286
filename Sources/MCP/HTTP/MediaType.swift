/// Media types as headers name them.
enum MediaType {
    /// Without its parameters, in lower case.
    static func name(_ value: some StringProtocol) -> String {
        trimmed(value.prefix { $0 != ";" })
    }

    /// Tells whether a type is accepted: by name or by a range, unless its own weight is 0. All are where there is no header.
    static func accepted(_ header: String?) -> (String) -> Bool {
        guard let header else { return { _ in true } }
        var taken: Set<String> = []
        var refused: Set<String> = []
        for item in header.split(separator: ",") {
            if isWeightless(item) { refused.insert(name(item)) } else { taken.insert(name(item)) }
        }
        return { type in
            guard !refused.contains(type) else { return false }
            let range = type.prefix { $0 != "/" } + "/*"
            return taken.contains(type) || taken.contains(String(range)) || taken.contains("*/*")
        }
    }

    private static func isWeightless(_ item: Substring) -> Bool {
        item.split(separator: ";").dropFirst().contains { parameter in
            let text = trimmed(parameter)
            return text.hasPrefix("q=") && Double(text.dropFirst(2)) == 0
        }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let start = text.drop(while: isBlank)
        return String(start.reversed().drop(while: isBlank).reversed()).lowercased()
    }
}
