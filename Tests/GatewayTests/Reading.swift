import Gateway
import WireFormat

extension ReplyStream {
    /// The texts of the events, to the end.
    func texts() async throws -> [String] {
        var texts: [String] = []
        while let frame = try await next() { texts.append(try ChatChunk(frame).text) }
        return texts
    }

    /// The data of the events, to the end.
    func frames() async throws -> [[UInt8]] {
        var frames: [[UInt8]] = []
        while let frame = try await next() { frames.append(frame) }
        return frames
    }
}

extension Task where Failure == any Error {
    /// The code of the gateway's error; nil where there was none.
    var code: String? {
        get async {
            do {
                _ = try await value
                return nil
            } catch is CancellationError {
                return "cancelled"
            } catch {
                return (error as? GatewayError)?.code ?? "\(error)"
            }
        }
    }
}

extension ChatReply {
    var text: String {
        get throws { try ChatResponse(body).text }
    }
}
