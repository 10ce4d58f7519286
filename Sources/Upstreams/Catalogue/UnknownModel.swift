import YAMLText

/// A model was asked for that is not in the catalogue.
package struct UnknownModel: Error, Equatable, CustomStringConvertible {
    package let name: String
    /// What may have been meant.
    package let guess: String?
    /// The models that there are.
    package let known: [String]

    package var description: String {
        let question = guess.map { " Did you mean \($0)?" } ?? ""
        let shown = known.prefix(20).joined(separator: ", ")
        let more = known.count > 20 ? " and \(known.count - 20) more" : ""
        return "There is no model \(Shown.text(name)).\(question) The models are \(shown)\(more)."
    }
}
