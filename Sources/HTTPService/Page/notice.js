import { button, element } from "./dom.js";
import { askForKey } from "./api.js";
import { errorWords } from "./words.js";

/** An error in words, with what to do; `retry` is offered where it is given. */
export function errorNotice(error, retry = null) {
    const { title, advice } = errorWords(error);
    const wait = Number(error.retryAfter);
    const needsKey = error.status === 401 || error.status === 403;
    return element("div", { class: "notice bad", role: "alert" },
        element("h3", {}, title),
        element("p", {}, advice, wait > 0 ? ` The service asks to wait ${wait < 120 ? `${wait} s` : `${Math.ceil(wait / 60)} minutes`}.` : ""),
        element("p", { class: "small" }, error.message, error.requestID ? ` (request ${error.requestID})` : ""),
        element("div", { class: "row" },
            retry && button("Try again", retry),
            needsKey && button("Use another key", async () => { if (await askForKey()) retry?.(); })));
}

/** What a view says while it has nothing to show: what to do, and the command that does it. */
export function emptyNotice(title, text, command = null) {
    return element("div", { class: "empty" },
        element("h3", {}, title),
        element("p", {}, text),
        command && element("pre", { class: "command" }, element("code", {}, command)));
}

/** Shows what `load` gives in `place`, and an error with another try where it fails. */
export async function fill(place, load) {
    place.setAttribute("aria-busy", "true");
    try {
        place.replaceChildren(...[await load()].flat());
    } catch (error) {
        if (error.name !== "AbortError") place.replaceChildren(errorNotice(error, () => fill(place, load)));
    } finally {
        place.removeAttribute("aria-busy");
    }
}
