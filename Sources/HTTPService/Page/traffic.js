import { get, key } from "./api.js";
import { element, table } from "./dom.js";
import * as format from "./format.js";
import { emptyNotice, errorNotice } from "./notice.js";
import { Crosshair, Plot } from "./plot.js";
import { plain } from "./words.js";

const refreshInterval = 10_000;
const rate = (part, whole) => (whole > 0 ? part / whole : null);

/** What the service did: figures, plots over time, models and intents; anew every 10 s while it is looked at. */
export function createTraffic(panel) {
    let timer = null;
    let isShown = false;
    let request = null;

    const hours = element("select", { id: "hours", on: { change: load } },
        [[1, "the last hour"], [6, "6 hours"], [24, "24 hours"], [168, "7 days"]].map(([value, label]) =>
            element("option", { value, selected: value === 24 }, label)));
    const state = element("p", { class: "small live", role: "status" });
    const notice = element("div", {});
    const tiles = element("dl", { class: "tiles" });
    const breakdown = element("div", { class: "breakdown" });
    const crosshair = new Crosshair();
    const plots = makePlots(crosshair);
    const content = element("div", { hidden: true }, tiles, element("div", { class: "plots" }, plots.map((plot) => plot.element)), breakdown);
    panel.append(element("div", { class: "page" },
        element("div", { class: "toolbar" }, element("h1", {}, "Traffic"),
            element("label", { class: "field" }, element("span", {}, "Over"), hours), state),
        notice, content));

    document.addEventListener("visibilitychange", restart);
    key.onChange(() => { if (key.isThere) restart(); });

    function restart() {
        clearTimeout(timer);
        if (isShown && document.visibilityState === "visible") load();
    }

    async function load() {
        clearTimeout(timer);
        request?.abort();
        const current = new AbortController();
        request = current;
        try {
            show(await get(`/v1/stats?hours=${hours.value}`, { signal: current.signal }));
            if (request === current && isShown) timer = setTimeout(restart, refreshInterval);
        } catch (error) {
            if (error.name === "AbortError") return;
            // It begins again when somebody asks for it: a service that refuses is not asked every 10 s.
            notice.replaceChildren(errorNotice(error, load));
            state.textContent = "Not refreshed any more";
        }
    }

    function show(stats) {
        const isEmpty = stats.total.requests === 0;
        content.hidden = isEmpty;
        notice.replaceChildren(...(isEmpty
            ? [emptyNotice("No traffic yet", "As soon as something is asked, it shows here.", 'nuthatch ask "Can I return boots?"')]
            : []));
        state.textContent = `As of ${format.time(Date.now())}, every 10 s`;
        if (isEmpty) return;
        tiles.replaceChildren(...tileFigures(stats).map(([name, value, note, style]) =>
            element("div", { class: `tile ${style ?? ""}` }, element("dt", {}, name), element("dd", {}, value),
                element("dd", { class: "small" }, note))));
        for (const plot of plots) plot.show(stats.series);
        breakdown.replaceChildren(...models(stats.models), ...intents(stats.intents), ...routes(stats.routes));
    }

    return {
        show() {
            isShown = true;
            restart();
        },
        hide() {
            isShown = false;
            clearTimeout(timer);
            request?.abort();
        },
    };
}

function tileFigures({ total, cache, latency_ms: latency, cost_usd: cost, saved_usd: saved, tokens }) {
    const asked = cache.hits + cache.misses + cache.stale + cache.coalesced;
    return [
        ["Requests", format.compact(total.requests), `${format.compact(total.succeeded)} succeeded`],
        ["Failures", format.compact(total.failed), `${format.percent(rate(total.failed, total.requests))} of all`, total.failed > 0 ? "has-failures" : ""],
        ["p50", format.duration(latency.p50), "half are faster"],
        ["p95", format.duration(latency.p95), "19 of 20 are faster"],
        ["p99", format.duration(latency.p99), `mean ${format.duration(latency.mean)}`],
        ["Hit rate", format.percent(rate(cache.hits + cache.stale + cache.coalesced, asked)), `${format.compact(cache.coalesced)} coalesced`],
        ["Cost", format.dollars(cost), `${format.compact(tokens)} tokens`],
        ["Saved", format.dollars(saved), `${format.percent(rate(saved, saved + cost))} of the price`, "is-saved"],
    ];
}

function makePlots(crosshair) {
    return [
        new Plot({
            title: "Requests", crosshair, bars: true, figure: format.compact, lines: [
                { label: "Succeeded", style: "first", value: (point) => point.requests - point.failed },
                { label: "Failed", style: "bad", value: (point) => point.failed },
            ],
        }),
        new Plot({
            title: "Latency", crosshair, figure: format.duration, lines: [
                { label: "p50", style: "first", value: (point) => point.p50_ms },
                { label: "p95", style: "second", value: (point) => point.p95_ms },
            ],
        }),
        new Plot({
            title: "Hit rate", crosshair, figure: format.percent, most: 1, lines: [
                { label: "From the cache", style: "first", value: (point) => rate(point.hits, point.answers) },
            ],
        }),
        new Plot({
            title: "Cost and saved", crosshair, figure: format.dollars, lines: [
                { label: "Cost", style: "second", value: (point) => point.cost_usd },
                { label: "Saved", style: "good", value: (point) => point.saved_usd },
            ],
        }),
    ];
}

function models(rows) {
    if (rows.length === 0) return [];
    return [section("By model", table("By model", ["Model", "Requests", "", "Tokens in", "Tokens out", "Cost"],
        rows.map((row) => [row.model, format.count(row.requests), bar([[row.requests, "first"]], most(rows)),
            format.compact(row.input_tokens), format.compact(row.output_tokens), format.dollars(row.cost_usd)]), [1, 3, 4, 5]))];
}

function intents(rows) {
    if (rows.length === 0) return [];
    return [section("By intent", table("By intent", ["Intent", "Asked", "", "Answered"],
        rows.map((row) => [plain(row.intent), format.count(row.requests),
            bar([[row.answered, "first"], [row.requests - row.answered, "rest"]], most(rows)),
            format.percent(rate(row.answered, row.requests))]), [1, 3]))];
}

function routes(rows) {
    if (!rows?.length) return [];
    return [section("By route", table("By route", ["Route", "Requests", "", "Failed", "p50", "p99"],
        rows.map((row) => [element("code", {}, row.route), format.count(row.requests), bar([[row.requests, "first"]], most(rows)),
            format.count(row.failed), format.duration(row.p50_ms), format.duration(row.p99_ms)]), [1, 3, 4, 5]))];
}

const most = (rows) => Math.max(1, ...rows.map((row) => row.requests));
const section = (title, ...content) => element("section", {}, element("h2", { class: "label" }, title), ...content);

function bar(parts, whole) {
    let x = 0;
    return element("svg", { class: "share", viewBox: "0 0 100 8", width: 100, height: 8, preserveAspectRatio: "none", "aria-hidden": "true" },
        parts.map(([value, style]) => {
            const width = (Math.max(0, value) / whole) * 100;
            const made = element("rect", { class: style, x, width, height: 8 });
            x += width;
            return made;
        }));
}
