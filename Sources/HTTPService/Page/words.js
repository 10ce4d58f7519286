// The service's codes in words.

export const outcomes = {
    curated: "A verified answer of the documents, as it stands.",
    quoted: "Quoted from the documents; no model wrote anything.",
    lookup: "Answered by one of the shop's own services.",
    cheap: "Written by the cheap model and checked against its sources.",
    strong: "Written by the strong model and checked against its sources.",
    handoff: "Not answered: a person should take over.",
};

export const outcomeNames = {
    curated: "Verified answer", quoted: "Quote", lookup: "Lookup", cheap: "Cheap model", strong: "Strong model",
    handoff: "Hand-off",
};

export const handoffReasons = {
    no_source: "No document says anything about this. Write a page about it, and the next customer gets an answer.",
    weak_evidence: "Some documents come near, but none of them answers it.",
    contradiction: "The documents contradict each other; put them right first.",
    ungrounded_answer: "A model wrote an answer that did not stand on its sources, so it was not sent.",
    asked_for_person: "A person was asked for.",
    account_action: "Something in the customer's account has to be changed; that is for a person.",
    missing_detail: "A detail is missing, such as the order number. Ask again with it.",
    complaint: "This is a complaint; that is for a person.",
    unsupported_language: "This language is not served.",
    unavailable: "No model or service could be reached for this.",
};

/** The same, for a list of what was not answered. */
export const gapReasons = {
    no_source: "No document says anything about it", weak_evidence: "Documents come near, none answers",
    contradiction: "Documents contradict each other", ungrounded_answer: "No answer stood on its sources",
    asked_for_person: "A person was asked for", account_action: "The account has to be changed",
    missing_detail: "A detail was missing", complaint: "A complaint", unsupported_language: "The language is not served",
    unavailable: "No model or service could be reached",
};

export const caches = {
    hit: "Kept answer", miss: "Asked afresh", stale: "Kept, past its time", coalesced: "Shared with another caller",
    off: "Not used",
};

export const stages = {
    rewrite: "Follow-up made whole", intent: "Intent", answer: "Answer", escalation: "Written again by the strong model",
};

export const entityKinds = {
    order_number: "Order number", sku: "SKU", email: "E-mail", amount: "Amount", date: "Date", quantity: "Quantity",
    product: "Product",
};

export const conflictKinds = {
    number: "Different figures", date: "Different dates", yes_no: "One says yes, the other no",
};

/** `return_policy` as “return policy”. */
export const plain = (code) => String(code ?? "").replaceAll("_", " ");

/** What went wrong, and what to do about it, by the service's error code. */
const errors = {
    invalid_api_key: ["The key is not accepted", "It may be mistyped, revoked or expired. Use another key."],
    insufficient_role: ["This key may not do that", "It takes a key with another role; nuthatch keys create makes one."],
    collection_not_found: ["There is no such collection", "Take in documents first, as with: nuthatch ingest ./help-centre."],
    document_not_found: ["There is no such document", "It may have been removed. Look for it in the list."],
    answer_not_found: ["This answer is no longer kept", "Ask again, and rate the new answer."],
    model_not_found: ["There is no such model", "nuthatch models lists those there are."],
    rate_limit_exceeded: ["Too many requests", "Wait a moment, then try again."],
    insufficient_quota: ["Today's budget is spent", "It begins anew at midnight UTC; an admin can raise it."],
    overloaded: ["The service is busy", "Wait a moment, then try again."],
    upstream_error: ["A model answered with an error", "Try again; if it stays, look at nuthatch models --check."],
    upstream_unavailable: ["No model can be reached", "Try again soon; if it stays, look at nuthatch models --check."],
    shutting_down: ["The service is stopping", "Try again in some seconds, when it is back."],
    timeout: ["It took too long", "Try again, or ask something shorter."],
    request_timeout: ["The request took too long to arrive", "Check the connection, then try again."],
    storage_full: ["The service's disk is full", "Make room on it, then try again."],
    body_too_large: ["That is too long", "Shorten it, then try again."],
    unknown_field: ["The service does not know a field of this page", "Page and service differ in version; reload."],
    internal_error: ["The service made a mistake", "Try again; if it stays, look into its log for the request below."],
    unreachable: ["The service cannot be reached", "Check that nuthatch serve runs and the network is there."],
    broken_off: ["The answer broke off", "The connection ended in the middle. Ask again."],
};

export function errorWords(error) {
    const [title, advice] = errors[error.code] ?? ["That did not work", "Change what the message below names, then try again."];
    return { title, advice };
}
