/// The service's errors, and those of OpenAI's shape in general.
struct ErrorBody: Decodable {
    struct Detail: Decodable {
        var message: String
        var code: String?
        var param: String?
    }

    var error: Detail
}
