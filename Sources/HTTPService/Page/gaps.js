import { get, key } from "./api.js";
import { conflictView } from "./answer.js";
import { button, element } from "./dom.js";
import * as format from "./format.js";
import { documentLink } from "./links.js";
import { emptyNotice, fill } from "./notice.js";
import { gapReasons, plain } from "./words.js";

const allCollections = "";

/** What was asked and not answered, most asked first, and where documents disagree. */
export function createGaps(panel) {
    const days = element("select", { id: "gap-days", on: { change: load } },
        [[7, "7 days"], [30, "30 days"], [90, "90 days"]].map(([value, label]) =>
            element("option", { value, selected: value === 30 }, label)));
    const collection = element("select", { id: "gap-collection", on: { change: load } }, element("option", { value: allCollections }, "all"));
    const content = element("div", { class: "gaps" });
    panel.append(element("div", { class: "page narrow" },
        element("div", { class: "toolbar" }, element("h1", {}, "Gaps"),
            element("label", { class: "field" }, element("span", {}, "Collection"), collection),
            element("label", { class: "field" }, element("span", {}, "Asked within"), days),
            button("Refresh", load, { class: "quiet" })),
        content));

    let hasCollections = false;

    async function loadCollections() {
        if (hasCollections) return;
        const { data } = await get("/v1/collections");
        collection.append(...data.map(({ name }) => element("option", { value: name }, name)));
        hasCollections = true;
    }

    async function load() {
        await fill(content, async () => {
            await loadCollections();
            const name = collection.value;
            const found = await get(`/v1/gaps?days=${days.value}&limit=100${name ? `&collection=${encodeURIComponent(name)}` : ""}`);
            const link = name || collection.options[1]?.value || "default";
            return [...unanswered(found.gaps, link), ...disagreements(found.conflicts, link)];
        });
    }

    key.onChange(() => { if (key.isThere && location.hash.startsWith("#gaps")) load(); });
    return { show: load, hide() {} };
}

function unanswered(gaps, collection) {
    if (gaps.length === 0) {
        return [emptyNotice("Nothing is missing", "No question was refused for want of a source. Ask some, and come back.", 'nuthatch ask "…"')];
    }
    const most = Math.max(...gaps.map((gap) => gap.count));
    return [
        element("h2", { class: "label" }, "Asked and not answered"),
        element("ol", { class: "plain" }, gaps.map((gap) => gapView(gap, most, collection))),
    ];
}

function gapView(gap, most, collection) {
    const others = (gap.examples ?? []).filter((example) => example !== gap.question);
    return element("li", { class: "gap" },
        element("div", { class: "gap-count" }, element("span", { class: "big" }, format.count(gap.count)),
            element("span", { class: "unseen" }, gap.count === 1 ? " time" : " times"),
            element("svg", { viewBox: "0 0 48 4", width: 48, height: 4, "aria-hidden": "true" },
                element("rect", { class: "track", width: 48, height: 4, rx: 2 }),
                element("rect", { class: "fill", width: Math.max(2, (gap.count / most) * 48), height: 4, rx: 2 }))),
        element("div", {},
            element("h3", {}, gap.question),
            element("p", { class: "small" }, gapReasons[gap.reason_code] ?? plain(gap.reason_code), ` · last asked ${format.ago(gap.last_asked)}`),
            others.length > 0 && element("ul", { class: "examples", "aria-label": "Also asked as" },
                others.map((example) => element("li", {}, example))),
            element("p", { class: "nearest" }, gap.nearest
                ? ["Nearest page: ", element("a", { href: documentLink(collection, gap.nearest.document_id) }, gap.nearest.title || gap.nearest.document_id)]
                : "No page is near: write one.")));
}

function disagreements(conflicts, collection) {
    if (conflicts.length === 0) return [];
    return [element("h2", { class: "label" }, "Where documents disagree"), ...conflicts.map((conflict) => conflictView(conflict, collection))];
}
