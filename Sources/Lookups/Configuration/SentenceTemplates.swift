import Upstreams
import YAMLText

/// What is said of an answer, in one language or several; each sentence that has all its values.
struct SentenceTemplates: Sendable {
    /// By language; the empty one is for all.
    private let sentences: [String: [[Placeholder.Part]]]
    private static let lengthLimit = 1000

    /// - Parameter names: of the values that there may be.
    init(_ reader: ConfigurationReader?, names: [String]) throws(ConfigurationError) {
        var sentences: [String: [[Placeholder.Part]]] = [:]
        if let reader, reader.hasFields {
            for (language, text) in try reader.pairs() {
                guard language.utf8.count == 2, language.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
                    throw text.failure(.rule("\(reader.path) has \(Shown.text(language)); write en or de."))
                }
                sentences[language] = try Self.read(text, names)
            }
        } else if let reader {
            sentences[""] = try Self.read(reader, names)
        }
        self.sentences = sentences
    }

    /// Nil where no sentence has all its values, or none is written.
    ///
    /// - Parameter language: a BCP 47 tag. English is said where it has no sentences.
    func text(_ language: String, value: (String) -> String?) -> String? {
        let tag = language.prefix(2).lowercased()
        let chosen = sentences[tag] ?? sentences[""] ?? sentences["en"] ?? sentences.min { $0.key < $1.key }?.value
        let said = (chosen ?? []).compactMap { $0.filled(with: value) }
        return said.isEmpty ? nil : said.joined(separator: " ")
    }

    private static func read(
        _ reader: ConfigurationReader,
        _ names: [String]
    ) throws(ConfigurationError) -> [[Placeholder.Part]] {
        let text = try reader.text()
        guard text.utf8.count <= lengthLimit else { throw reader.mustBe("a text of up to \(lengthLimit) bytes") }
        var sentences: [[Placeholder.Part]] = []
        for sentence in split(text) {
            guard let parts = Placeholder.parts(of: sentence) else {
                throw reader.failure(.rule("\(reader.path) \(URLTemplateProblem.brace(sentence).predicate)"))
            }
            for name in parts.names where !names.contains(name) {
                let question = Guess.nearest(to: name, among: names).map { " Did you mean \($0)?" } ?? ""
                throw reader.failure(
                    .rule(
                        """
                        \(reader.path) says \(Shown.text(name)), which is neither a field nor a placeholder of the URL.\
                        \(question) There are \(names.joined(separator: ", ")).
                        """
                    )
                )
            }
            sentences.append(parts)
        }
        return sentences
    }

    /// Behind a mark that ends a sentence and has a blank after it.
    private static func split(_ text: String) -> [String] {
        var sentences: [String] = []
        var sentence = ""
        var before: Character = " "
        for character in text {
            if character == " ", ".!?".contains(before) {
                sentences.append(sentence)
                sentence = ""
            } else {
                sentence.append(character)
            }
            before = character
        }
        return (sentences + [sentence]).filter { !$0.isEmpty }
    }
}
