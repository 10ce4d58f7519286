import YAMLText

/// Why models do not make a catalogue.
package struct CatalogueError: Error, Equatable, CustomStringConvertible {
    package enum Problem: Sendable, Equatable {
        case name(String)
        case dimension
        case repeated
        case alias(String, takenBy: String)
        case fallback(UnknownModel)
        case fallbackOfEmbeddings
        case fallbackToEmbeddings(String)
        case fallbackCycle([String])
    }

    /// The model that it is about.
    package let model: String
    package let problem: Problem

    var isAboutFallback: Bool {
        switch problem {
        case .fallback, .fallbackOfEmbeddings, .fallbackToEmbeddings, .fallbackCycle: true
        case .name, .dimension, .repeated, .alias: false
        }
    }

    package var description: String {
        switch problem {
        case .name(let name):
            "The model name \(Shown.text(name)) is not one; it must be 1 to 128 visible ASCII characters without blanks."
        case .dimension:
            "The model \(model) writes answers, so it has no dimension; leave that out, or say kind: embeddings."
        case .repeated: "There are two models \(model); keep one."
        case .alias(let alias, let other):
            alias == other
                ? "\(model) has the alias \(Shown.text(alias)), which is the name of a model; leave it out."
                : "\(model) and \(other) both have the alias \(Shown.text(alias)); keep it at one of them."
        case .fallback(let unknown): "The fallback of \(model) cannot be used. \(unknown)"
        case .fallbackOfEmbeddings:
            "\(model) has a fallback, but vectors of two models cannot be compared; leave it out."
        case .fallbackToEmbeddings(let other):
            "The fallback of \(model) is \(other), which makes embeddings, not answers."
        case .fallbackCycle(let way):
            "Fallbacks must not lead back to where they began: \(Self.shown(way)). Leave one out."
        }
    }

    private static func shown(_ way: [String]) -> String {
        (way.count <= 8 ? way : way.prefix(6) + ["…"] + way.suffix(1)).joined(separator: " → ")
    }
}
