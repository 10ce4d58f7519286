import LoadGenerator
import RAGCore

/// The requests that the service is loaded with.
enum ServeRequests {
    private static let mark = RequestTemplate.numberMark

    /// A question that the documents answer in their own words.
    static let answer = answer("How long do I have to return an item?")
    /// Never the same question twice, so that no cache helps.
    static let newAnswer = answer("How long do I have to return the item of order \(mark)?")
    /// The same of another model, each body once.
    static let newChat = chat(number: mark)

    static func answer(_ question: String) -> RequestTemplate {
        RequestTemplate("POST", "/v1/answers", body: #"{"question":"\#(question)"}"#)
    }

    /// A chat request of about 1.2 kB that names its model.
    ///
    /// - Parameter number: twelve characters that tell it from others.
    static func chat(number: String, key: String? = nil) -> RequestTemplate {
        let body = String(decoding: BenchBody().numbered(0), as: UTF8.self)
        return RequestTemplate(
            "POST",
            "/v1/chat/completions",
            headers: key.map { [("Authorization", "Bearer " + $0)] } ?? [],
            body: body.replacing("Case 000000000000", with: "Case \(number)")
        )
    }

    /// Of 1,000 questions to a model, by their numbers.
    static func chats(key: String? = nil) -> [RequestTemplate] {
        (1...1_000).map { number in
            let digits = String(number)
            return chat(number: String(repeating: "0", count: 12 - digits.count) + digits, key: key)
        }
    }

    static func search(_ query: String) -> RequestTemplate {
        RequestTemplate("POST", "/v1/search", body: #"{"query":"\#(query)","max_num_results":10}"#)
    }

    /// So many queries of the words that a made collection is written in.
    static func searches(_ count: Int) -> [RequestTemplate] {
        var generator = SeededGenerator(seed: 7)
        return (0..<count).map { _ in search(MadeCollection.query(using: &generator)) }
    }

    /// Never the same query twice.
    static let newSearch = search([40, 300, 1_500].map(MadeCollection.word).joined(separator: " ") + " \(mark)")
}
