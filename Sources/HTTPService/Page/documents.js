import { get, key, path, post } from "./api.js";
import { announce, button, element, facts, reducesMotion, scrollTo, webLink } from "./dom.js";
import * as format from "./format.js";
import { collectionLink, documentLink, readDocumentLink } from "./links.js";
import { emptyNotice, fill } from "./notice.js";
import { pieces } from "./utf8.js";

const pageSize = 100;

/** Collections, their documents with a filter, a search over passages, and one document with its chunks. */
export function createDocuments(panel) {
    let collections = null;
    let current = null;
    let list = { items: [], last: null, hasMore: false };
    let loading = null;

    const chooser = element("select", { id: "documents-collection", on: { change: () => { location.hash = collectionLink(chooser.value); } } });
    const about = element("p", { class: "small about" });
    const filter = element("input", { type: "search", id: "filter", placeholder: "Filter by title, id or address", "aria-label": "Filter documents", on: { input: filterAll } });
    const status = element("p", { class: "small", role: "status" });
    const items = element("ul", { class: "documents" });
    const more = button("Load more", () => fill(moreNotice, async () => { await loadPage(); return []; }), { id: "more", hidden: true });
    const moreNotice = element("div", {});
    const query = element("input", { type: "search", id: "passage-query", placeholder: "Search the passages", "aria-label": "Search passages", required: true });
    const search = element("form", { class: "row search", role: "search", on: { submit: (event) => { event.preventDefault(); showResults(); } } },
        query, element("button", { type: "submit" }, "Search"));
    const detail = element("div", { class: "detail", tabindex: -1 });
    const columns = element("div", { class: "columns" },
        element("div", { class: "list" }, filter, status, items, moreNotice, more), detail);
    const body = element("div", {}, element("div", { class: "toolbar" },
        element("label", { class: "field" }, element("span", {}, "Collection"), chooser), about, search), columns);
    panel.append(element("div", { class: "page" }, element("h1", {}, "Documents"), body));
    const place = body;

    async function show(rest) {
        const wanted = readDocumentLink(rest);
        if (collections === null || (wanted.collection && !collections.some(({ name }) => name === wanted.collection))) {
            if (!(await loadCollections())) return;
        }
        const collection = wanted.collection || current || collections[0].name;
        if (collection !== current) openCollection(collection);
        if (wanted.id) showDocument(collection, wanted.id, wanted.span);
        else if (!detail.querySelector(".results")) showHint();
    }

    async function loadCollections() {
        place.hidden = true;
        const notice = element("div", {});
        panel.querySelector(".loading")?.remove();
        notice.className = "loading";
        place.before(notice);
        let isThere = false;
        await fill(notice, async () => {
            const { data } = await get("/v1/collections");
            if (data.length === 0) {
                return emptyNotice("There are no documents yet", "Take in a folder of pages, then come back.", "nuthatch ingest ./help-centre");
            }
            collections = data;
            chooser.replaceChildren(...data.map(({ name }) => element("option", { value: name }, name)));
            place.hidden = false;
            isThere = true;
            if (notice.dataset.failed) show(currentRest());
            return [];
        });
        notice.dataset.failed = isThere ? "" : "yes";
        return isThere;
    }

    function openCollection(name) {
        current = name;
        chooser.value = name;
        const collection = collections.find((other) => other.name === name);
        about.textContent = collection
            ? [format.plural(collection.documents, "document"), format.plural(collection.chunks, "chunk"),
                `version ${collection.corpus_version}`, `${collection.embedder} (${collection.dimension})`].join(" · ")
            : "";
        list = { items: [], last: null, hasMore: false };
        filter.value = "";
        items.replaceChildren();
        detail.replaceChildren();
        fill(moreNotice, async () => { await loadPage(); return []; });
    }

    async function loadPage() {
        const name = current;
        const from = list;
        const after = from.last === null ? "" : `&after=${encodeURIComponent(from.last)}`;
        const page = await get(`${path("collections", name, "documents")}?limit=${pageSize}${after}`);
        if (list !== from) return;
        list = { items: [...from.items, ...page.data], last: page.last_id, hasMore: page.has_more };
        showList();
    }

    /** The filter looks at all documents, so those that are not loaded yet are fetched, page by page. */
    async function filterAll() {
        showList();
        if (filter.value.trim() === "" || loading) return;
        const name = current;
        loading = fill(moreNotice, async () => {
            while (list.hasMore && current === name && filter.value.trim() !== "") await loadPage();
            return [];
        });
        await loading;
        loading = null;
    }

    function showList() {
        const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
        const shown = list.items.filter(({ id, title, uri }) => {
            const text = `${id} ${title} ${uri}`.toLowerCase();
            return words.every((word) => text.includes(word));
        });
        status.textContent = words.length > 0
            ? `${format.count(shown.length)} of ${format.count(list.items.length)}${list.hasMore ? " so far" : ""}`
            : list.hasMore ? `The first ${format.count(list.items.length)}` : list.items.length > 0 ? format.plural(list.items.length, "document") : "";
        items.replaceChildren(...shown.map(listItem));
        if (list.items.length === 0) {
            items.append(element("li", {}, emptyNotice("This collection is empty", "Take in a folder of pages.",
                `nuthatch ingest ./help-centre --collection ${current}`)));
        }
        more.hidden = !list.hasMore;
        markCurrent();
    }

    function listItem({ id, title, uri, language, audience, chunks }) {
        return element("li", {}, element("a", { href: documentLink(current, id), "data-id": id },
            element("span", { class: "title" }, title || id),
            element("span", { class: "small" }, [(uri ?? "").includes(id) ? null : id, uri, language, audience === "customer" ? null : audience,
                format.plural(chunks, "chunk")].filter(Boolean).join(" · "))));
    }

    function markCurrent() {
        const { id } = readDocumentLink(currentRest());
        for (const link of items.querySelectorAll("a")) {
            if (link.dataset.id === id) link.setAttribute("aria-current", "true");
            else link.removeAttribute("aria-current");
        }
    }

    function showHint() {
        columns.classList.remove("has-detail");
        detail.replaceChildren(element("p", { class: "hint" }, "Choose a document, or search the passages."));
        markCurrent();
    }

    async function showResults() {
        const text = query.value.trim();
        if (text === "") return;
        if (currentRest() !== encodeURIComponent(current)) history.replaceState(null, "", collectionLink(current));
        columns.classList.add("has-detail");
        markCurrent();
        await fill(detail, async () => {
            const found = await post("/v1/search", { query: text, collection: current, max_num_results: 20 });
            announce(`${format.plural(found.data.length, "passage")} found.`);
            return [back(), results(text, found)];
        });
    }

    function results(text, { data, took_ms: took }) {
        if (data.length === 0) return element("div", { class: "results" }, emptyNotice("Nothing found", `No passage is near “${text}”.`));
        return element("section", { class: "results" },
            element("h2", {}, `Passages for “${text}”`),
            element("p", { class: "small" }, `${format.plural(data.length, "passage")}, ${format.duration(took)}`),
            element("ol", { class: "plain" }, data.map((hit) => element("li", { class: "hit" },
                element("div", { class: "hit-head" },
                    element("a", { href: documentLink(current, hit.file_id, hit.nuthatch?.span) }, hit.nuthatch?.title || hit.file_id),
                    scoreBar(hit.score)),
                element("p", { class: "small" }, [...(hit.nuthatch?.heading_path ?? []), hit.filename].join(" › ")),
                element("p", { class: "passage" }, hit.content.map((part) => part.text).join("\n"))))));
    }

    async function showDocument(collection, id, span) {
        columns.classList.add("has-detail");
        markCurrent();
        await fill(detail, async () => {
            const found = await get(path("collections", collection, "documents", id));
            return [back(), documentView(found, span)];
        });
        const quoted = detail.querySelector("mark");
        if (quoted) scrollTo(quoted, "center");
        else if (matchMedia("(max-width: 52rem)").matches) scrollTo(detail, "start");
        else detail.scrollTo({ top: 0, behavior: reducesMotion() ? "auto" : "smooth" });
        detail.focus({ preventScroll: true });
    }

    function back() {
        return element("a", { class: "back", href: collectionLink(current), on: { click: () => { showHint(); filter.focus(); } } }, "‹ All documents");
    }

    const currentRest = () => location.hash.replace(/^#documents\/?/, "");
    const isShown = () => location.hash.startsWith("#documents");
    key.onChange(() => {
        collections = null;
        current = null;
        if (key.isThere && isShown()) show(currentRest());
    });

    return { show, hide() {} };
}

function scoreBar(score) {
    return element("span", { class: "score" },
        element("svg", { viewBox: "0 0 60 6", width: 60, height: 6, "aria-hidden": "true" },
            element("rect", { class: "track", width: 60, height: 6, rx: 3 }),
            element("rect", { class: "fill", width: Math.max(0, Math.min(1, score)) * 60, height: 6, rx: 3 })),
        element("span", { class: "figure" }, element("span", { class: "unseen" }, "Score "), score.toFixed(3)));
}

/** A document: what is known of it, and its text with each chunk marked; `span` is shown as a quote. */
function documentView(found, span) {
    const metadata = Object.entries(found.metadata ?? {}).map(([name, value]) =>
        [name, typeof value === "string" ? value : JSON.stringify(value)]);
    return element("article", { class: "document" },
        element("h2", {}, found.title || found.id),
        element("p", { class: "small address" }, webLink(found.uri ?? "")),
        facts([
            ["Id", found.id], ["Format", found.format], ["Language", found.language], ["Audience", found.audience],
            ["Valid from", found.valid_from], ["Valid until", found.valid_until],
            ["Updated", found.updated_at ? format.dateAndTime(found.updated_at) : null],
            ["Chunks", format.count(found.chunks.length)], ...metadata,
        ]),
        element("div", { class: "text" }, markedText(found, span)));
}

function markedText({ text, chunks }, quoted) {
    const spans = [...chunks.map((chunk) => chunk.span), ...(quoted ? [quoted] : [])];
    const quote = quoted ? chunks.length : -1;
    const blocks = [];
    let open = null;
    for (const piece of pieces(text, spans)) {
        const covers = piece.covers.filter((number) => number !== quote).sort((a, b) => a - b);
        const name = covers.join(" + ");
        if (open === null || open.name !== name) {
            open = { name, covers, body: element("div", { class: "chunk-text" }) };
            blocks.push(open);
        }
        open.body.append(piece.covers.includes(quote) ? element("mark", {}, piece.text) : piece.text);
    }
    for (const { body } of blocks) trimLines(body);
    return blocks.filter(({ body }) => body.textContent.trim() !== "").map(({ body, covers }) => chunkBlock(body, covers, chunks));
}

/** Blocks stand below each other, so the empty lines between them are not shown as well. */
function trimLines(body) {
    const [first, last] = [body.firstChild, body.lastChild];
    if (first instanceof Text) first.data = first.data.replace(/^(?:[ \t]*\r?\n)+/, "");
    if (last instanceof Text) last.data = last.data.trimEnd();
}

function chunkBlock(body, covers, chunks) {
    if (covers.length === 0) return element("div", { class: "between" }, body);
    const { span, heading_path: headings = [] } = chunks[covers[0]];
    const label = covers.length > 1
        ? `In chunks ${covers.map((number) => number + 1).join(" and ")}`
        : [`${covers[0] + 1}`, headings.at(-1), format.bytes(span.end - span.start)].filter(Boolean).join(" · ");
    return element("section", { class: `chunk ${covers.length > 1 ? "shared" : covers[0] % 2 ? "odd" : "even"}` },
        element("h3", { class: "chunk-head" }, label), body);
}
