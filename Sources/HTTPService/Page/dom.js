// Elements are made here and nowhere from text, so whatever a document or a question holds shows as text.

const svgNames = new Set(["svg", "g", "path", "line", "rect", "circle", "text", "polyline", "title"]);

/** Makes an element. Attributes that are null, undefined or false are left out; `on` holds listeners. */
export function element(name, attributes = {}, ...children) {
    const made = svgNames.has(name)
        ? document.createElementNS("http://www.w3.org/2000/svg", name)
        : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (key === "on") {
            for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
        } else {
            made.setAttribute(key, value === true ? "" : String(value));
        }
    }
    made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return made;
}

export function button(label, onClick, attributes = {}) {
    return element("button", { type: "button", ...attributes, on: { click: onClick } }, label);
}

/** A link where the address is one of the web, and plain text where it is anything else. */
export function webLink(address, label = address) {
    return isWebAddress(address)
        ? element("a", { href: address, rel: "noreferrer noopener", target: "_blank" }, label)
        : element("span", {}, label);
}

function isWebAddress(text) {
    try {
        return ["https:", "http:"].includes(new URL(text).protocol);
    } catch {
        return false;
    }
}

/** Terms and what they are; pairs whose value is null are left out. */
export function facts(pairs) {
    return element("dl", { class: "facts" }, pairs
        .filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", {}, value))));
}

/** A table; the columns named in `numeric` (by index) are set as figures. */
export function table(caption, heads, rows, numeric = []) {
    const kind = (column) => (numeric.includes(column) ? "figure" : null);
    return element("div", { class: "table", tabindex: 0, role: "region", "aria-label": caption },
        element("table", {},
            element("caption", { class: "unseen" }, caption),
            element("thead", {}, element("tr", {}, heads.map((head, column) =>
                element("th", { scope: "col", class: kind(column) }, head)))),
            element("tbody", {}, rows.map((row) => element("tr", {}, row.map((cell, column) =>
                element(column === 0 ? "th" : "td", { scope: column === 0 ? "row" : null, class: kind(column) }, cell)))))));
}

export function folded(label, ...content) {
    return element("details", {}, element("summary", {}, label), ...content);
}

/** Tells screen readers; old lines go, so that the log stays short. */
export function announce(text) {
    const log = document.getElementById("announcer");
    log.append(element("p", {}, text));
    while (log.childElementCount > 20) log.firstElementChild.remove();
}

export const reducesMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export function scrollTo(target, block = "nearest") {
    target.scrollIntoView({ block, behavior: reducesMotion() ? "auto" : "smooth" });
}
