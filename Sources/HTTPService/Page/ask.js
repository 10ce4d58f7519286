import { errorFrom, get, key, ServiceError, stream } from "./api.js";
import { AnswerView } from "./answer.js";
import { announce, button, element, reducesMotion } from "./dom.js";
import { emptyNotice } from "./notice.js";

const starters = ["How long may I return something?", "Where is my order?", "How much is delivery, and how long does it take?"];
const locales = ["en-GB", "en-US", "de-DE", "es-ES", "fr-FR", "it-IT", "nl-NL"];
/** The service takes at most this many turns of history. */
const historyLimit = 50;

/** A conversation: questions go out with what was said before, answers arrive word by word. */
export function createAsk(panel) {
    const history = [];
    let underWay = null;
    let turns = 0;
    let isEmpty = false;

    const thread = element("div", { class: "thread" });
    const question = element("textarea", {
        id: "question", rows: 1, maxlength: 8000, required: true, placeholder: "Ask a question",
        "aria-label": "Question", on: { keydown: sendOnEnter, input: updateButtons },
    });
    const collection = element("select", { id: "collection" }, element("option", { value: "default" }, "default"));
    const locale = element("input", { id: "locale", list: "locales", placeholder: "auto", maxlength: 35, autocomplete: "off", size: 9 });
    const tier = element("select", { id: "tier" },
        element("option", { value: "" }, "auto"),
        element("option", { value: "cheap" }, "cheap"),
        element("option", { value: "strong" }, "strong"));
    const ask = element("button", { type: "submit", class: "primary", id: "ask" }, "Ask");
    const cancel = button("Cancel", () => underWay?.abort(), { id: "cancel", hidden: true });
    const anew = button("New", startAnew, { class: "quiet", id: "anew", hidden: true, "aria-label": "New conversation", title: "New conversation" });
    const composer = element("form", { class: "composer", on: { submit: (event) => { event.preventDefault(); submit(); } } },
        question,
        element("div", { class: "composer-row" },
            element("div", { class: "options" }, field("Collection", collection), field("Locale", locale), field("Model", tier)),
            element("div", { class: "row end" }, anew, cancel, ask)),
        element("datalist", { id: "locales" }, locales.map((value) => element("option", { value }))));
    const welcome = element("div", { class: "welcome" },
        element("h1", {}, "What would a customer ask?"),
        element("p", {}, "The answer comes from your documents, with every sentence cited, or not at all."),
        element("ul", { class: "starters" }, starters.map((text) => element("li", {}, button(text, () => {
            question.value = text;
            submit();
        })))));
    panel.append(element("div", { class: "ask" }, element("h1", { class: "unseen" }, "Ask"), welcome, thread, composer));
    panel.classList.add("is-new");
    key.onChange(() => { if (key.isThere) loadCollections(); });
    updateButtons();

    function sendOnEnter(event) {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        submit();
    }

    function updateButtons() {
        ask.disabled = question.value.trim() === "" || underWay !== null;
        ask.hidden = underWay !== null;
        cancel.hidden = underWay === null;
        anew.hidden = turns === 0;
    }

    function startAnew() {
        underWay?.abort();
        history.length = 0;
        turns = 0;
        thread.replaceChildren();
        welcome.hidden = false;
        panel.classList.add("is-new");
        announce("A new conversation.");
        updateButtons();
        question.focus();
    }

    function submit() {
        const text = question.value.trim();
        if (text === "" || underWay !== null) return;
        question.value = "";
        run({
            question: text,
            collection: collection.value,
            ...(locale.value.trim() ? { locale: locale.value.trim() } : {}),
            ...(tier.value ? { tier: tier.value } : {}),
            ...(history.length > 0 ? { history: history.slice(-historyLimit) } : {}),
            stream: true,
        });
    }

    async function run(request) {
        const current = new AbortController();
        underWay = current;
        turns += 1;
        const view = new AnswerView(request.question, request.collection, turns);
        welcome.hidden = true;
        panel.classList.remove("is-new");
        thread.append(view.element);
        updateButtons();
        view.element.scrollIntoView({ block: "start", behavior: reducesMotion() ? "auto" : "smooth" });
        const again = () => {
            if (underWay !== null) return;
            view.element.remove();
            run(request);
        };
        try {
            const answer = await arrive(request, view, current.signal);
            view.finish(answer);
            if (answer.answer && underWay === current) {
                history.push({ role: "user", content: request.question }, { role: "assistant", content: answer.answer });
            }
        } catch (error) {
            if (error.name === "AbortError") view.cancel(again);
            else if (error.code === "collection_not_found" && isEmpty) showNoDocuments(view);
            else view.fail(error, again);
        } finally {
            if (underWay === current) underWay = null;
            updateButtons();
            if (document.activeElement === document.body) question.focus({ preventScroll: true });
        }
    }

    async function arrive(request, view, signal) {
        let final = null;
        await stream("/v1/answers", request, {
            signal,
            onEvent(event, data) {
                if (event === "sources") view.showSources(data.sources);
                if (event === "citation") view.showCitation(data);
                if (event === "delta") view.addWords(data.text);
                if (event === "final") final = data;
                if (event === "error") throw errorFrom(data);
            },
        });
        if (final === null) throw new ServiceError({ code: "broken_off", message: "The stream ended before the answer was whole." });
        return final;
    }

    function showNoDocuments(view) {
        view.element.remove();
        thread.append(emptyNotice("There are no documents yet", "Take in a folder of pages, then ask again.", "nuthatch ingest ./help-centre"));
    }

    async function loadCollections() {
        try {
            const { data } = await get("/v1/collections");
            const chosen = collection.value;
            const names = data.length > 0 ? data.map(({ name }) => name) : ["default"];
            collection.replaceChildren(...names.map((name) => element("option", { value: name }, name)));
            if (data.some(({ name }) => name === chosen)) collection.value = chosen;
            welcome.querySelector(".empty")?.remove();
            isEmpty = data.every(({ documents }) => documents === 0);
            welcome.querySelector(".starters").hidden = isEmpty;
            if (isEmpty) {
                welcome.append(emptyNotice("There are no documents yet", "Take in a folder of pages first.", "nuthatch ingest ./help-centre"));
            }
        } catch {
            // The list is a help; without it the default collection is asked, and what is wrong shows with the answer.
        }
    }

    let isLoaded = false;
    return {
        show() {
            if (!isLoaded) loadCollections();
            isLoaded = true;
            if (matchMedia("(pointer: fine)").matches && document.activeElement === document.body) {
                question.focus({ preventScroll: true });
            }
        },
        hide() {},
    };
}

function field(label, control) {
    return element("label", { class: "field" }, element("span", {}, label), control);
}
