import Foundation
import JSONText
import RAGCore
import WireFormat

/// A line of a batch file.
struct BatchItem: Sendable {
    enum Work: Sendable {
        case chat(ChatRequest)
        case embeddings(EmbeddingRequest)
        /// A line that cannot be asked for: it becomes a result with this error, and the others run.
        case refused(String)
    }

    var customID: String
    var work: Work

    /// - Throws: where the file cannot be read, has no line, or two lines have one id: then results could not be told apart.
    static func read(_ path: String, defaultModel: String) throws -> [BatchItem] {
        let data = try InputFile.bytes(of: path)
        var items: [BatchItem] = []
        var lines: [String: Int] = [:]
        var number = 0
        for line in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            let item = BatchItem(Array(line), number: number, defaultModel: defaultModel)
            if let earlier = lines.updateValue(number, forKey: item.customID) {
                throw CommandFailure(
                    .badInput,
                    "\(path), line \(number): the custom_id “\(item.customID)” is line \(earlier)'s; give each its own."
                )
            }
            items.append(item)
        }
        guard !items.isEmpty else {
            throw CommandFailure(.badInput, "\(path) has no line; write a request or a prompt in each.")
        }
        return items
    }

    private init(_ line: [UInt8], number: Int, defaultModel: String) {
        guard line.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
            customID = "line-\(number)"
            work = Self.prompt(String(decoding: line, as: UTF8.self), defaultModel)
            return
        }
        do throws(JSONError) {
            let root = try JSONDocument(line).root
            customID = root["custom_id"]?.string ?? "line-\(number)"
            work = Self.request(root, defaultModel)
        } catch {
            customID = "line-\(number)"
            work = .refused("The line is no JSON object: \(error)")
        }
    }

    private static func prompt(_ text: String, _ model: String) -> Work {
        do {
            let message = ChatMessage(.user, text.trimmingCharacters(in: .whitespacesAndNewlines))
            return .chat(try ChatRequest(model: model, messages: [message]))
        } catch {
            return .refused(error.description)
        }
    }

    private static func request(_ root: JSONNode, _ model: String) -> Work {
        guard let body = root["body"], body.kind == .object else {
            return .refused("The line has no object body; write the request there.")
        }
        if let method = root["method"]?.string, method != "POST" {
            return .refused("The method is “\(method)”; it must be POST.")
        }
        let url = root["url"]?.string ?? "/v1/chat/completions"
        var edit = JSONEdit()
        edit.defaults["model"] = quoted(model)
        do throws(WireError) {
            switch url {
            case "/v1/chat/completions": return .chat(try ChatRequest(edit.applied(to: body)))
            case "/v1/embeddings": return .embeddings(try EmbeddingRequest(edit.applied(to: body)))
            default: return .refused("The url is “\(url)”; it must be /v1/chat/completions or /v1/embeddings.")
            }
        } catch {
            return .refused(error.description)
        }
    }

    private static func quoted(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendJSON(text)
        return bytes
    }
}
