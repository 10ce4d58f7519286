import Foundation
import JSONText
import Transport

/// Reads what a service answered.
struct LookupReply {
    let lookup: Lookup
    let request: LookupRequest

    func outcome(_ response: HTTPResponse, language: String, date: Date) -> LookupOutcome {
        switch response.head.status {
        case 200: break
        case 404, 410: return .notFound
        case 300..<400: return .unavailable(.redirect)
        case let status: return .unavailable(.status(status))
        }
        guard Self.isJSON(response.head.first("Content-Type") ?? "") else { return .unavailable(.contentType) }
        // A transport keeps the limit while it reads; another one might not.
        guard response.body.count <= lookup.limit else { return .unavailable(.tooLarge) }
        guard let document = try? JSONDocument(response.body) else { return .unavailable(.malformed) }
        let fields = lookup.fields.compactMap { name, path in
            path.value(in: document.root).flatMap(FieldText.text).map { LookupResult.Field(name: name, text: $0) }
        }
        guard !fields.isEmpty else { return .unavailable(.noFields) }
        return .found(result(fields, language: language, date: date))
    }

    private func result(_ fields: [LookupResult.Field], language: String, date: Date) -> LookupResult {
        let sentence = lookup.sentences.text(language) { name in
            fields.first { $0.name == name }?.text ?? request.values[name]?.text
        }
        return LookupResult(
            name: lookup.name,
            title: lookup.title,
            uri: request.shownURL,
            fields: fields,
            sentence: sentence ?? LookupResult.sentence(fields, title: lookup.title),
            fetchedAt: date
        )
    }

    /// `application/json`, with whatever parameters.
    private static func isJSON(_ type: String) -> Bool {
        type.prefix { $0 != ";" && $0 != " " && $0 != "\t" }.lowercased() == "application/json"
    }
}
