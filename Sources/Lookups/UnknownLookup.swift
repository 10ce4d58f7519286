import Upstreams
import YAMLText

/// A policy or a caller names a lookup that the configuration does not have.
package struct UnknownLookup: Error, Equatable, CustomStringConvertible {
    package var name: String
    package var known: [String]

    package init(name: String, known: [String]) {
        self.name = name
        self.known = known
    }

    package var description: String {
        guard !known.isEmpty else {
            return "There is no lookup \(Shown.text(name)), as none is configured; add the section lookups."
        }
        let question = Guess.nearest(to: name, among: known).map { " Did you mean \($0)?" } ?? ""
        return "There is no lookup \(Shown.text(name)).\(question) There are \(known.joined(separator: ", "))."
    }
}
