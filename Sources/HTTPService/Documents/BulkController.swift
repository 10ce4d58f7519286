import Access
import HTTPTypes
import Hummingbird
import JSONText
import RAGCore
import ReplyFormat

/// Documents by the thousand: a JSON object a line, and a result for each.
struct BulkController: Sendable {
    let parts: ServiceParts

    var routes: [ServiceRoute] {
        [ServiceRoute(.post, "/v1/collections/{collection}/documents", for: .ingest, put)]
    }

    private struct Item: Encodable {
        struct Fault: Encodable {
            var message: String
            var type: String
            var param: Nullable<String>
            var code: String

            init(_ failure: ServiceFailure) {
                message = failure.message
                type = failure.code.type
                param = Nullable(failure.param)
                code = failure.code.rawValue
            }
        }

        var line: Int
        var id: Nullable<String>
        var result: String
        var error: Nullable<Fault>
    }

    private struct Page: Encodable {
        var results: [Item]
        var new = 0
        var updated = 0
        var unchanged = 0
        var failed = 0
        var corpusVersion: Int64 = 0

        mutating func add(_ outcome: DocumentBatch.Outcome, line: Int, id: String?) {
            var fault: Item.Fault?
            switch outcome {
            case .new: new += 1
            case .updated: updated += 1
            case .unchanged: unchanged += 1
            case .failed(let failure):
                failed += 1
                fault = Item.Fault(failure)
            }
            results.append(Item(line: line, id: Nullable(id), result: outcome.name, error: Nullable(fault)))
        }
    }

    @Sendable private func put(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let collection = try context.collection()
        try request.check(mediaTypes: [
            "application/x-ndjson", "application/ndjson", "application/jsonl", "application/json", "text/plain",
        ])
        let body = try await request.bytes(upTo: parts.settings.bulkLimit)
        return try await OnceOnly(store: parts.idempotency).perform(request, body, context) {
            try await put(body, in: collection)
        }
    }

    private func put(_ body: [UInt8], in collection: String) async throws -> IdempotentReply {
        var drafts: [(line: Int, draft: DocumentDraft)] = []
        var page = Page(results: [])
        for (number, line) in body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        where line.contains(where: { $0 > 0x20 }) {
            do throws(ServiceFailure) {
                var fields = try ObjectReader(Array(line))
                drafts.append((number + 1, try DocumentReader.draft(&fields, id: nil)))
            } catch {
                page.add(.failed(error), line: number + 1, id: nil)
            }
        }
        guard !drafts.isEmpty || !page.results.isEmpty else {
            throw ServiceFailure(.invalidValue, "The body has no line; send one JSON object a line.")
        }
        if drafts.isEmpty {
            page.corpusVersion = try await version(of: collection)
        } else {
            for run in Self.runs(drafts) {
                let sent = run.map(\.draft)
                let batch = try await parts.admission.withPermit(.ingest) {
                    try await parts.documents.put(sent, in: collection)
                }
                page.corpusVersion = batch.corpusVersion
                for (item, sent) in zip(batch.items, run) { page.add(item.outcome, line: sent.line, id: sent.draft.id) }
            }
        }
        page.results.sort { $0.line < $1.line }
        return try IdempotentReply(json: page)
    }

    /// Cut so that no id is there twice in a run: what a later line leaves out stays as an earlier one set it.
    private static func runs(_ drafts: [(line: Int, draft: DocumentDraft)]) -> [ArraySlice<
        (line: Int, draft: DocumentDraft)
    >] {
        var (runs, start, seen): ([ArraySlice<(line: Int, draft: DocumentDraft)>], Int, Set<String>) = ([], 0, [])
        for (place, item) in drafts.enumerated() where !seen.insert(item.draft.id).inserted {
            runs.append(drafts[start..<place])
            (start, seen) = (place, [item.draft.id])
        }
        return runs + [drafts[start...]]
    }

    /// 0 where there is none of that name yet.
    private func version(of collection: String) async throws -> Int64 {
        try await parts.collections.summaries().first { $0.name == collection }?.corpusVersion ?? 0
    }
}
