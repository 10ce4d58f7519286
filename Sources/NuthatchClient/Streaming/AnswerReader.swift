import Foundation

/// Reads the events of one streamed answer. Its end is the end of the connection, unless the answer is whole.
final class AnswerReader {
    private let stream: OpenStream
    private var reader: EventReader
    private var events: ArraySlice<ServerSentEvent> = []
    private var first: Data?
    private var isWhole = false

    init(_ stream: OpenStream) {
        self.stream = stream
        first = stream.first
        reader = EventReader(limit: stream.limits.replySize)
    }

    deinit {
        if isWhole { stream.transfer.drop() } else { stream.transfer.cancel() }
    }

    func next() async throws -> NuthatchClient.AnswerEvent {
        while true {
            while let event = events.popFirst() {
                if let event = try read(event) { return event }
            }
            guard let piece = try await piece() else { throw interrupted("the connection was closed") }
            do {
                events = try reader.read(piece)[...]
            } catch {
                throw NuthatchError.tooLarge(limit: stream.limits.replySize, requestID: stream.report.requestID)
            }
        }
    }

    private func piece() async throws -> Data? {
        if let first {
            self.first = nil
            return first
        }
        let transfer = stream.transfer
        do {
            let silence = stream.limits.streamSilence
            let piece = try await stream.timing.firstOf(stream.timing.now() + silence) { try await transfer.next() }
            guard let piece else {
                throw NuthatchError.timedOut(
                    after: silence,
                    requestID: stream.report.requestID,
                    attempts: stream.report.attempts
                )
            }
            guard case .data(let data)? = piece else { return nil }
            return data
        } catch let fault as TransferFault {
            if case .backlog(let limit) = fault {
                throw NuthatchError.tooLarge(limit: limit, requestID: stream.report.requestID)
            }
            throw interrupted("the connection broke")
        }
    }

    /// Nil for an event of a later version.
    private func read(_ event: ServerSentEvent) throws -> NuthatchClient.AnswerEvent? {
        let data = Data(event.data)
        do {
            switch event.name {
            case "sources": return .sources(try Coding.value(SourcesBody.self, from: data).sources)
            case "delta": return .delta(try Coding.value(DeltaBody.self, from: data).text)
            case "citation": return .citation(try Coding.value(NuthatchClient.Citation.self, from: data))
            case "final":
                var answer = try Coding.value(NuthatchClient.Answer.self, from: data)
                answer.report = stream.report
                isWhole = true
                return .final(answer)
            case "error": throw refusal(try Coding.value(ErrorBody.self, from: data).error)
            default: return nil
            }
        } catch let unreadable as UnreadableReply {
            throw NuthatchError.unreadable("\(event.name): \(unreadable.reason)", requestID: stream.report.requestID)
        }
    }

    private func refusal(_ detail: ErrorBody.Detail) -> NuthatchError {
        .refused(
            NuthatchError.Refusal(
                status: nil,
                code: detail.code.map(NuthatchError.Code.init),
                parameter: detail.param,
                message: stream.key?.masked(detail.message) ?? detail.message,
                requestID: stream.report.requestID,
                retryAfter: nil,
                attempts: stream.report.attempts
            )
        )
    }

    private func interrupted(_ reason: String) -> NuthatchError {
        .interrupted(reason, requestID: stream.report.requestID)
    }

    private struct SourcesBody: Decodable {
        var sources: [NuthatchClient.SourcePage]
    }

    private struct DeltaBody: Decodable {
        var text: String
    }
}
