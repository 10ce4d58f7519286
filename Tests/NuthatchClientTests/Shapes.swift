/// Replies as the service writes them, each with a field of a later version.
enum Shapes {
    static let citation = """
        {"index": 1, "chunk_id": 12, "document_id": "faq/returns", "uri": "faq/returns.md", "title": "Returns", "heading_path": \
        ["Returns", "Costs"], "quote": "Returns are free.", "span": {"start": 4, "end": 21}, "later": 1}
        """
    static let route = """
        {"outcome": "cheap", "intent": "return_policy", "intent_probability": 0.986, "model": "deepseek-v3.2", "rule": \
        "sources that answer", "reason": "Cheap.", "prices": {"cheap": 0.0001, "strong": 0.002}}
        """
    static let answer = """
        {"id": "ans_1", "question": "Größe?", "retrieval_query": "Größe der Stiefel?", "answer": "Frei – ja. [1]", "answerable": true, \
        "citations": [\(citation)], "sentences": [{"span": {"start": 0, "end": 16}, "citations": [1], "lexical": 1, "semantic": null}], \
        "grounding": 0.97, "route": \(route), "handoff": {"recommended": false, "reason_code": null}, \
        "suggestions": [{"document_id": "a", "title": "A", "uri": "a.md"}], \
        "entities": [{"kind": "sku", "text": "lf 1", "value": "LF-1", "span": {"start": 0, "end": 4}}], \
        "conflicts": [{"kind": "number", "sides": [{"document_id": "a", "sentence": "1"}, {"document_id": "b", "sentence": "2"}]}], \
        "parts": [{"query": "q", "answer": null, "answerable": false, "route": \(route), \
        "handoff": {"recommended": true, "reason_code": "weak_evidence"}}], \
        "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15, "stages": [{"stage": "answer", "model": "m", \
        "prompt_tokens": 10, "completion_tokens": null, "cost_usd": null, "cache": "miss"}]}, "cost_usd": 0.0001, "cache": "miss", \
        "corpus_version": 3, "took_ms": 12.3, "explain": [{"stage": "x", "n": 1}], "later": {"a": [1]}}
        """
    /// Of everything that may be null, nothing.
    static let refusedAnswer = """
        {"id": null, "question": "q", "retrieval_query": "q", "answer": null, "answerable": false, "citations": [], "sentences": [], \
        "grounding": null, "route": {"outcome": "handoff", "intent": null, "intent_probability": null, "model": null, "rule": null, \
        "reason": "r"}, "handoff": {"recommended": true, "reason_code": "no_source"}, "suggestions": [], "entities": [], \
        "conflicts": [], "usage": null, "cost_usd": null, "cache": "off", "corpus_version": 3, "took_ms": 1}
        """
    static let advice = """
        {"id": "ans_2", "question": "q", "retrieval_query": "q", "answer": "Fell boot (SKU LF-1, 129 EUR) [1]\\nMoor boot (SKU LF-2) [2]", \
        "answerable": true, "citations": [\(citation), {"index": 2, "chunk_id": null, "document_id": "LF-2", "uri": "p/2", \
        "title": "Moor boot", "heading_path": [], "quote": "q", "span": {"start": 0, "end": 1}}], \
        "sentences": [{"span": {"start": 0, "end": 33}, "citations": [1], "lexical": 1, "semantic": null}, \
        {"span": {"start": 34, "end": 58}, "citations": [2], "lexical": 1, "semantic": null}], "grounding": 1, \
        "route": {"outcome": "quoted", "intent": "product_advice", "intent_probability": 0.9, "model": null, "rule": "product advice", \
        "reason": "r", "prices": {}}, "handoff": {"recommended": false, "reason_code": null}, "suggestions": [], "entities": [], \
        "conflicts": [], "usage": null, "cost_usd": null, "cache": "miss", "corpus_version": 3, "took_ms": 1}
        """
    static let search = """
        {"object": "vector_store.search_results.page", "search_query": ["gift card"], "data": [{"file_id": "faq/cards", "filename": \
        "cards.md", "score": 0.8, "attributes": {"price": 9.5, "n": 3, "verified": true, "tags": ["a", null]}, "content": \
        [{"type": "text", "text": "Cards"}, {"type": "text", "text": "expire."}], "nuthatch": {"chunk_id": 7, "title": "Cards", \
        "heading_path": ["Cards"], "span": {"start": 0, "end": 5}}}, {"file_id": "b", "filename": "b", "score": 0, "content": []}], \
        "has_more": false, "next_page": null, "corpus_version": 3, "took_ms": 2.5}
        """
    static let intent = """
        {"intent": "return_policy", "probability": 0.98, "entities": [], "parts": [{"text": "t", "intent": "return_policy", \
        "probability": 0.98, "alternatives": [{"intent": "refund", "probability": 0.01}], "entities": [], "route": \(route)}], \
        "took_ms": 1.5}
        """
    static let chat = """
        {"id": "chatcmpl-1", "object": "chat.completion", "created": 1790000000, "model": "auto", "choices": [{"index": 0, "message": \
        {"role": "assistant", "content": "Yes.", "annotations": [{"type": "url_citation", "url_citation": {"url": "faq.md", "title": \
        "FAQ", "start_index": 0, "end_index": 4}}]}, "finish_reason": "stop"}], "usage": {"prompt_tokens": 1, "completion_tokens": 2, \
        "total_tokens": 3, "prompt_tokens_details": {"cached_tokens": 0}}, "nuthatch": {"id": "ans_1", "retrieval_query": "q", \
        "answerable": true, "citations": [], "sentences": [], "grounding": null, "route": \(route), "handoff": {"recommended": false, \
        "reason_code": null}, "suggestions": [], "entities": [], "conflicts": [], "usage": null, "cost_usd": null, "cache": "hit", \
        "corpus_version": 3, "took_ms": 1}}
        """
    static let receipt = """
        {"id": "a/b", "collection": "faq", "result": "new", "chunks": 2, "embedded": 1, "corpus_version": 4}
        """
    static let document = """
        {"id": "a/b", "title": "T", "text": "x", "format": "markdown", "uri": "a/b.md", "language": null, "audience": null, \
        "valid_from": "2026-01-01", "valid_until": null, "metadata": {"price": 5}, "chunks": [{"id": 1, "heading_path": [], "text": "x", \
        "span": {"start": 0, "end": 1}}], "updated_at": "2026-11-21T10:00:00Z"}
        """
    static let documents = """
        {"object": "list", "data": [{"id": "a", "title": "A", "uri": "a.md", "language": "en", "audience": null, "chunks": 1}], \
        "has_more": true, "last_id": "a"}
        """
    static let bulk = """
        {"results": [{"line": 1, "id": "a", "result": "new", "error": null}, {"line": 2, "id": null, "result": "failed", "error": \
        {"message": "No text.", "type": "invalid_request_error", "param": "text", "code": "missing_field"}}], "new": 1, "updated": 0, \
        "unchanged": 0, "failed": 1, "corpus_version": 5}
        """
    static let collection = """
        {"name": "faq", "documents": 2, "chunks": 3, "corpus_version": 4, "embedder": "all-MiniLM-L6-v2", "dimension": 384}
        """
    static let record = """
        {"id": "ans_1", "created_at": "2026-11-21T10:00:00.250Z", "question": "q", "collection": "faq", "answer": \(answer), \
        "candidates": [{"document_id": "a", "chunk_id": 3, "used": true}], "policy": "built-in", "took_ms": 3}
        """
    static let stats = """
        {"since": "2026-11-20T10:00:00Z", "total": {"requests": 3, "succeeded": 2, "failed": 1}, "cache": {"hits": 1, "misses": 2, \
        "stale": 0, "coalesced": 0}, "latency_ms": {"mean": 2.5, "p50": 2, "p95": 3, "p99": null}, "cost_usd": 0.5, "saved_usd": 0.25, \
        "tokens": 100, "models": [{"model": "m", "requests": 1, "input_tokens": 2, "output_tokens": 3, "cost_usd": null}], \
        "intents": [{"intent": "i", "requests": 1, "answered": 1}], "routes": [{"route": "/v1/answers", "requests": 3, "failed": 1, \
        "p50_ms": 2, "p99_ms": 3}], "series": [{"start": "2026-11-20T10:00:00Z", "requests": 3, "failed": 1, "hits": 1, "answers": 2, \
        "p50_ms": 2, "p95_ms": 3, "cost_usd": 0.5, "saved_usd": 0.25}]}
        """
    static let gaps = """
        {"gaps": [{"question": "Q?", "count": 4, "reason_code": "weak_evidence", "examples": ["q"], "last_asked": \
        "2026-11-20T10:00:00Z", "nearest": {"document_id": "a", "title": "A", "uri": "a.md"}}], "conflicts": [{"kind": "number", \
        "count": 2, "last_met": "2026-11-20T10:00:00Z", "first": {"document_id": "a", "chunk_id": 1, "sentence": "1"}, "second": \
        {"document_id": "b", "chunk_id": 2, "sentence": "2"}}]}
        """

    /// An error body.
    static func error(_ code: String, _ message: String = "It is wrong.", param: String = "question") -> String {
        #"{"error": {"message": "\#(message)", "type": "some_error", "param": "\#(param)", "code": "\#(code)"}}"#
    }
}
