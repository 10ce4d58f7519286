import Hummingbird
import YAMLText

/// Reads the query of a request's address, each field once and by its bounds.
struct QueryReader {
    private var fields: [String: String] = [:]
    private var known: Set<String> = []

    init(_ request: Request) throws(ServiceFailure) {
        for (key, value) in request.uri.queryParameters {
            guard fields.updateValue(String(value), forKey: String(key)) == nil else {
                throw ServiceFailure(
                    .invalidValue,
                    "`\(ServiceFailure.shown(String(key)))` is there twice; send it once."
                )
            }
        }
    }

    mutating func text(_ field: String) throws(ServiceFailure) -> String? {
        known.insert(field)
        guard let text = fields[field] else { return nil }
        guard (1...1_000).contains(text.utf8.count) else {
            throw ServiceFailure(.invalidValue, "`\(field)` must be 1 to 1000 bytes long.", param: field)
        }
        return text
    }

    mutating func int(_ field: String, in range: ClosedRange<Int>) throws(ServiceFailure) -> Int? {
        guard let text = try text(field) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw ServiceFailure(
                .invalidValue,
                "`\(field)` must be a whole number from \(range.lowerBound) to \(range.upperBound).",
                param: field
            )
        }
        return number
    }

    mutating func bool(_ field: String) throws(ServiceFailure) -> Bool? {
        guard let text = try text(field) else { return nil }
        guard let bool = Bool(text) else {
            throw ServiceFailure(.invalidValue, "`\(field)` must be true or false.", param: field)
        }
        return bool
    }

    func finish() throws(ServiceFailure) {
        for key in fields.keys.sorted() where !known.contains(key) {
            let guess = Guess.nearest(to: key, among: known.sorted()).map { "; did you mean `\($0)`?" } ?? "."
            throw ServiceFailure(.unknownField, "There is no parameter `\(ServiceFailure.shown(key))`\(guess)")
        }
    }
}
