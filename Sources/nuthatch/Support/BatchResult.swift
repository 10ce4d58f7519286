import Gateway
import JSONText

/// The result of one line of a batch, in OpenAI's form.
struct BatchResult: Sendable {
    var customID: String
    var requestID: String
    var status: Int
    /// A JSON object: the answer, or OpenAI's error object.
    var body: [UInt8]
    /// Nil for a failure.
    var info: ReplyInfo?

    var isSuccess: Bool { info != nil }

    /// `{"id":…,"custom_id":…,"response":{"status_code":…,"request_id":…,"body":{…}},"error":null}`
    var line: [UInt8] {
        var line = Array(#"{"id":"#.utf8)
        line.appendJSON("batch_" + requestID)
        line += #","custom_id":"#.utf8
        line.appendJSON(customID)
        line += #","response":{"status_code":\#(status),"request_id":"#.utf8
        line.appendJSON(requestID)
        line += #","body":"#.utf8
        // A body may have been sent in several lines.
        line += body.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
        line += #"},"error":null}"#.utf8
        line.append(UInt8(ascii: "\n"))
        return line
    }
}
