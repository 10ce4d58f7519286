import { post } from "./api.js";
import { announce, button, element, facts, folded, scrollTo, table, webLink } from "./dom.js";
import * as format from "./format.js";
import { documentLink } from "./links.js";
import { errorNotice } from "./notice.js";
import { pieces } from "./utf8.js";
import { caches, conflictKinds, entityKinds, handoffReasons, outcomeNames, outcomes, plain, stages } from "./words.js";

const marker = /\s?\[(\d{1,3})\]/g;
/** A marker that the next words may make whole. */
const openMarker = /\s?\[\d{0,3}$|\s$/;
const sentenceEnd = /[.!?…](\s*\[\d+\])*\s/g;

/** A question and its answer while it arrives: sources first, then words with citations, then how it came about. */
export class AnswerView {
    #collection;
    #started = performance.now();
    #firstWord = null;
    #sourcesAt = null;
    #text = "";
    #shown = 0;
    #announced = 0;
    #citations = new Map();
    #cards = new Map();

    constructor(question, collection, number) {
        this.#collection = collection;
        this.number = number;
        this.words = element("div", { class: "words", "aria-busy": "true" });
        this.state = element("p", { class: "state" }, element("span", { class: "pulse", "aria-hidden": "true" }), "Looking for sources");
        this.below = element("div", { class: "below" });
        this.sources = element("ol", { class: "sources" });
        this.aside = element("aside", { "aria-label": "Sources" },
            element("h3", { class: "label" }, "Sources"), this.sources);
        this.aside.hidden = true;
        this.element = element("article", { class: "turn", "aria-labelledby": `question-${number}` },
            element("h2", { id: `question-${number}`, class: "question", tabindex: -1 }, question),
            element("div", { class: "turn-body" },
                element("div", { class: "turn-main" }, this.words, this.state, this.below),
                this.aside));
        announce("Looking for sources.");
    }

    showSources(sources) {
        this.#sourcesAt ??= this.#elapsed();
        for (const source of sources) this.#card(source);
        this.#say(sources.length > 0 ? "Reading the sources" : "No source found so far");
        announce(`${format.plural(sources.length, "source")} found.`);
    }

    showCitation(citation) {
        if (this.#citations.has(citation.index)) return;
        this.#citations.set(citation.index, citation);
        const card = this.#card(citation);
        const isDocument = citation.chunk_id !== null;
        // A service of the shop is cited too, and there is no document to open.
        if (!isDocument) card.querySelector(".title").removeAttribute("href");
        card.quotes.append(element("li", { id: this.#quoteID(citation.index), tabindex: -1, class: "quote" },
            element("span", { class: "index", "aria-hidden": "true" }, citation.index),
            element("blockquote", {}, citation.quote),
            citation.heading_path?.length > 0 && element("p", { class: "small" }, citation.heading_path.join(" › ")),
            isDocument && element("p", { class: "small" },
                element("a", { href: documentLink(this.#collection, citation.document_id, citation.span) },
                    "Show in the document", element("span", { class: "unseen" }, `, citation ${citation.index}`)))));
    }

    addWords(text) {
        this.#firstWord ??= this.#elapsed();
        this.#text += text;
        const open = openMarker.exec(this.#text)?.index ?? this.#text.length;
        if (open > this.#shown) {
            this.words.append(...this.#marked(this.#text.slice(this.#shown, open)));
            this.#shown = open;
        }
        this.state.hidden = true;
        this.#announceSentences();
    }

    finish(answer) {
        const whole = this.#elapsed();
        if (answer.answer !== null && answer.answer !== undefined) this.#firstWord ??= whole;
        for (const citation of answer.citations ?? []) this.showCitation(citation);
        this.#orderSources();
        this.state.hidden = true;
        this.words.removeAttribute("aria-busy");
        this.#text = answer.answer ?? "";
        this.words.replaceChildren(...this.#sentences(answer));
        this.words.hidden = this.#text === "";
        this.#announceSentences(true);
        this.below.append(...[
            this.#handoff(answer), this.#suggestions(answer), this.#conflicts(answer), this.#parts(answer),
            this.#entities(answer), this.#route(answer, whole), this.#tools(answer),
        ].filter(Boolean));
        this.aside.hidden = this.#cards.size === 0;
    }

    fail(error, retry) {
        this.#end();
        this.below.append(errorNotice(error, retry));
    }

    cancel(retry) {
        this.#end();
        announce("Cancelled.");
        this.below.append(element("p", { class: "state" }, "Cancelled. ", button("Ask again", retry, { class: "quiet" })));
    }

    #end() {
        this.state.hidden = true;
        this.words.removeAttribute("aria-busy");
        if (this.#shown < this.#text.length) this.words.append(...this.#marked(this.#text.slice(this.#shown)));
    }

    #elapsed() { return performance.now() - this.#started; }

    #say(text) { this.state.lastChild.textContent = text; }

    #announceSentences(all = false) {
        sentenceEnd.lastIndex = this.#announced;
        for (let end = sentenceEnd.exec(this.#text); end; end = sentenceEnd.exec(this.#text)) {
            this.#announceUpTo(sentenceEnd.lastIndex);
        }
        if (all) this.#announceUpTo(this.#text.length);
    }

    #announceUpTo(end) {
        const said = this.#text.slice(this.#announced, end).replaceAll(marker, "").trim();
        this.#announced = end;
        if (said !== "") announce(said);
    }

    // Words and citations.

    #sentences(answer) {
        const sentences = answer.sentences ?? [];
        return pieces(this.#text, sentences.map((sentence) => sentence.span)).map(({ text, covers }) => {
            const sentence = sentences[covers[0]];
            if (!sentence) return element("span", {}, this.#marked(text));
            const made = element("span", { class: "sentence" }, this.#marked(text));
            for (const index of sentence.citations) {
                this.#quote(index)?.addEventListener("pointerenter", () => made.classList.add("lit"));
                this.#quote(index)?.addEventListener("pointerleave", () => made.classList.remove("lit"));
            }
            return made;
        });
    }

    /** The text with its markers as links; a number that cites nothing stays as it is. */
    #marked(text) {
        const parts = [];
        let end = 0;
        for (const found of text.matchAll(marker)) {
            const index = Number(found[1]);
            if (!this.#citations.has(index)) continue;
            parts.push(text.slice(end, found.index), this.#citationLink(index));
            end = found.index + found[0].length;
        }
        parts.push(text.slice(end));
        return parts;
    }

    #citationLink(index) {
        const { title, document_id: id, chunk_id: chunk, span } = this.#citations.get(index);
        return element("a", {
            class: "cite", href: chunk === null ? "#ask" : documentLink(this.#collection, id, span), "aria-label": `Citation ${index}: ${title}`,
            on: {
                click: (event) => {
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                    event.preventDefault();
                    this.#highlight(index);
                },
                pointerenter: () => this.#quote(index)?.classList.add("near"),
                pointerleave: () => this.#quote(index)?.classList.remove("near"),
            },
        }, index);
    }

    #highlight(index) {
        const quote = this.#quote(index);
        for (const other of this.element.querySelectorAll(".quote.lit")) other.classList.remove("lit");
        quote.classList.add("lit");
        scrollTo(quote);
        quote.focus({ preventScroll: true });
    }

    #quoteID(index) { return `quote-${this.number}-${index}`; }

    #quote(index) { return document.getElementById(this.#quoteID(index)); }

    // Sources.

    #card({ document_id: id, title, uri }) {
        const known = this.#cards.get(id);
        if (known) return known;
        const quotes = element("ul", { class: "quotes" });
        const card = element("li", { class: "source" },
            element("a", { class: "title", href: documentLink(this.#collection, id) }, title || id),
            element("p", { class: "small address" }, webLink(uri)),
            quotes);
        card.quotes = quotes;
        this.#cards.set(id, card);
        this.sources.append(card);
        this.aside.hidden = false;
        return card;
    }

    /** What is cited stands first, in the order of the citations; the rest are folded away. */
    #orderSources() {
        const cited = [...new Set([...this.#citations.values()].map((citation) => citation.document_id))];
        this.sources.replaceChildren(...cited.map((id) => this.#cards.get(id)));
        const others = [...this.#cards].filter(([id]) => !cited.includes(id)).map(([, card]) => card);
        if (others.length > 0) {
            this.sources.after(folded(`${format.plural(others.length, "source")} read and not cited`,
                element("ol", { class: "sources" }, others)));
        }
    }

    // How it came about.

    #route(answer, whole) {
        const { route, usage } = answer;
        const intent = route.intent && [
            "Understood as ", element("strong", {}, plain(route.intent)),
            route.intent_probability === null ? "" : ` (${format.percent(route.intent_probability)})`, ". ",
        ];
        return element("section", { class: "route", "aria-label": "How it was answered" },
            element("h3", { class: "label" }, "How it was answered"),
            element("p", {},
                element("span", { class: `outcome ${route.outcome}` }, outcomeNames[route.outcome] ?? plain(route.outcome)),
                " ", outcomes[route.outcome] ?? "",
                route.model ? [" The model was ", element("strong", {}, route.model), "."] : "", " ", intent),
            this.#timeline(whole),
            facts([
                ["First word", this.#firstWord === null ? null : format.duration(this.#firstWord)],
                ["Whole", format.duration(whole)],
                ["In the service", format.duration(answer.took_ms)],
                ["Grounding", answer.grounding === null ? null : format.percent(answer.grounding)],
                ["Cost", format.dollars(answer.cost_usd)],
                ["Cache", caches[answer.cache] ?? plain(answer.cache)],
                ["Tokens", usage ? format.count(usage.total_tokens) : null],
                ["Corpus", `version ${answer.corpus_version}`],
            ]),
            folded("Why", element("p", { class: "small" }, route.rule && !route.reason.includes(route.rule) ? `Rule “${route.rule}”. ` : "", route.reason),
                answer.retrieval_query !== answer.question && answer.retrieval_query
                    ? element("p", { class: "small" }, `Looked for: ${answer.retrieval_query}`) : null),
            usage?.stages?.length > 0 && folded("Calls of models", table("Calls of models",
                ["Step", "Model", "Tokens", "Cost"],
                usage.stages.map((stage) => [stages[stage.stage] ?? plain(stage.stage), stage.model,
                    `${format.count(stage.prompt_tokens)} + ${format.count(stage.completion_tokens)}`,
                    format.dollars(stage.cost_usd)]), [2, 3])));
    }

    /** From the question to sources, first word and end, to scale. */
    #timeline(whole) {
        const at = (time) => Math.max(0, Math.min(200, (time / whole) * 200));
        const [sources, first] = [at(this.#sourcesAt ?? 0), at(this.#firstWord ?? whole)];
        return element("svg", { class: "timeline", viewBox: "0 0 200 6", preserveAspectRatio: "none", "aria-hidden": "true" },
            element("rect", { class: "searching", x: 0, y: 1, width: sources, height: 4 }),
            element("rect", { class: "reading", x: sources, y: 1, width: Math.max(0, first - sources), height: 4 }),
            element("rect", { class: "writing", x: first, y: 1, width: 200 - first, height: 4 }));
    }

    // What follows the words.

    #handoff({ handoff, answerable }) {
        if (!handoff?.recommended) return null;
        return element("div", { class: "notice" },
            element("h3", {}, answerable ? "A person should look at this" : "Not answered"),
            element("p", {}, handoffReasons[handoff.reason_code] ?? `Hand over to a person: ${plain(handoff.reason_code)}.`));
    }

    #suggestions({ suggestions }) {
        if (!suggestions?.length) return null;
        return element("section", {}, element("h3", { class: "label" }, "The nearest pages"),
            element("ul", { class: "plain" }, suggestions.map(({ document_id: id, title, uri }) => element("li", {},
                element("a", { href: documentLink(this.#collection, id) }, title || id),
                element("span", { class: "small" }, ` ${uri}`)))));
    }

    #conflicts({ conflicts }) {
        if (!conflicts?.length) return null;
        return element("section", { class: "conflicts" }, element("h3", { class: "label" }, "The sources disagree"),
            conflicts.map((conflict) => conflictView(conflict, this.#collection)));
    }

    #parts({ parts }) {
        if (!parts?.length) return null;
        return element("section", {}, element("h3", { class: "label" }, `${parts.length} questions in one`),
            element("ol", { class: "parts" }, parts.map((part) => element("li", {},
                element("p", { class: "part-query" }, part.query),
                element("p", { class: "small" },
                    element("span", { class: `outcome ${part.route.outcome}` }, outcomeNames[part.route.outcome] ?? part.route.outcome),
                    part.route.intent ? ` ${plain(part.route.intent)}. ` : " ",
                    part.handoff?.recommended ? handoffReasons[part.handoff.reason_code] ?? plain(part.handoff.reason_code) : "")))));
    }

    #entities({ entities }) {
        if (!entities?.length) return null;
        return element("section", {}, element("h3", { class: "label" }, "Named in the question"),
            element("ul", { class: "chips" }, entities.map(({ kind, text, value }) => element("li", {},
                element("span", { class: "small" }, entityKinds[kind] ?? plain(kind)), " ", value,
                value === text ? "" : element("span", { class: "small" }, ` “${text}”`)))));
    }

    #tools(answer) {
        const copy = button("Copy", async () => {
            copy.textContent = (await copyText(answer.answer)) ? "Copied" : "Not allowed here";
            setTimeout(() => { copy.textContent = "Copy"; }, 2000);
        }, { class: "quiet" });
        return element("div", { class: "tools" },
            element("div", { class: "row" }, answer.id && feedback(answer.id), answer.answer && copy),
            folded("Raw JSON", element("pre", { class: "raw", tabindex: 0 }, JSON.stringify(answer, null, 2))));
    }
}

/** Two sentences that do not agree, side by side; in an answer they come as `sides`, in the list of gaps as two fields. */
export function conflictView(conflict, collection) {
    const sides = conflict.sides ?? [conflict.first, conflict.second];
    return element("figure", { class: "conflict" },
        element("figcaption", { class: "small" }, conflictKinds[conflict.kind] ?? plain(conflict.kind),
            conflict.count ? `, met ${format.plural(conflict.count, "time")}, last ${format.ago(conflict.last_met)}` : ""),
        element("div", { class: "sides" }, sides.map((side) => element("div", { class: "side" },
            element("blockquote", {}, side.sentence),
            element("a", { href: documentLink(collection, side.document_id) }, side.document_id)))));
}

function feedback(id) {
    const place = element("div", { class: "row", role: "group", "aria-label": "Was this answer good?" });
    const send = async (rating, comment) => {
        try {
            await post("/v1/feedback", { answer_id: id, rating, ...(comment ? { comment } : {}) });
            place.replaceChildren(element("p", { class: "small", role: "status" }, "Thank you, that is noted."));
        } catch (error) {
            place.replaceChildren(errorNotice(error, () => send(rating, comment)));
        }
    };
    const askWhy = () => {
        const input = element("input", { type: "text", maxlength: 1000, placeholder: "What was wrong? (may stay empty)", "aria-label": "What was wrong?" });
        place.replaceChildren(element("form", {
            class: "row", on: { submit: (event) => { event.preventDefault(); send("down", input.value.trim()); } },
        }, input, element("button", { type: "submit" }, "Send")));
        input.focus();
    };
    place.append(button(thumb(false), () => send("up"), { class: "quiet square", "aria-label": "Good answer", title: "Good answer" }),
        button(thumb(true), askWhy, { class: "quiet square", "aria-label": "Bad answer", title: "Bad answer" }));
    return place;
}

function thumb(isDown) {
    return element("svg", { viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" },
        element("path", {
            d: "M7 9v8H4V9zm0 7.5 1.3.7c.4.2.8.3 1.2.3h4.2c.8 0 1.5-.5 1.7-1.3l1.2-4.5c.3-1.1-.5-2.2-1.7-2.2h-3.4l.5-3.2c.2-1-.6-2-1.6-2L7 9",
            fill: "none", stroke: "currentColor", "stroke-width": 1.5, "stroke-linejoin": "round",
            transform: isDown ? "rotate(180 10 10)" : null,
        }));
}

/** Browsers give the clipboard only to secure pages and this machine; the older way works elsewhere. */
async function copyText(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        const area = element("textarea", { class: "unseen", "aria-hidden": "true" });
        area.value = text;
        document.body.append(area);
        area.select();
        const isCopied = document.execCommand("copy");
        area.remove();
        return isCopied;
    }
}
