import { key } from "./api.js";
import { createAsk } from "./ask.js";
import { createDocuments } from "./documents.js";
import { createGaps } from "./gaps.js";
import { createTraffic } from "./traffic.js";

const views = { ask: createAsk, documents: createDocuments, traffic: createTraffic, gaps: createGaps };
const names = Object.keys(views);
const made = new Map();
let shown = null;

const tab = (name) => document.getElementById(`tab-${name}`);
const panel = (name) => document.getElementById(`panel-${name}`);

/** Shows the view that the location's hash names: `#view` or `#view/what it shows`. */
function showFromLocation() {
    const [, named, rest = ""] = /^#([a-z]*)\/?(.*)$/.exec(location.hash) ?? [];
    const name = names.includes(named) ? named : names[0];
    if (shown !== name) {
        if (shown !== null) made.get(shown).hide();
        for (const other of names) {
            const isShown = other === name;
            panel(other).hidden = !isShown;
            tab(other).setAttribute("aria-selected", isShown);
            tab(other).tabIndex = isShown ? 0 : -1;
        }
        document.title = `${tab(name).textContent} – Nuthatch`;
        shown = name;
    }
    if (!made.has(name)) made.set(name, views[name](panel(name)));
    made.get(name).show(rest);
}

function moveByKeys(event) {
    const place = names.indexOf(shown);
    const next = {
        ArrowRight: (place + 1) % names.length, ArrowLeft: (place + names.length - 1) % names.length,
        Home: 0, End: names.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    location.hash = names[next];
    tab(names[next]).focus();
}

const themes = ["system", "light", "dark"];

function showTheme() {
    const theme = document.documentElement.dataset.theme ?? "system";
    const control = document.getElementById("theme");
    document.getElementById("theme-name").textContent = `Colours: ${theme}. Change`;
    control.title = `Colours: ${theme}`;
    return theme;
}

function changeTheme() {
    const next = themes[(themes.indexOf(showTheme()) + 1) % themes.length];
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    try {
        localStorage.setItem("theme", next);
    } catch {
        // Then it holds until the page is closed.
    }
    showTheme();
}

function showKey() {
    document.getElementById("forget-key").hidden = !key.isThere;
}

document.querySelector("[role=tablist]").addEventListener("keydown", moveByKeys);
document.getElementById("theme").addEventListener("click", changeTheme);
document.getElementById("forget-key").addEventListener("click", () => {
    key.forget();
    location.hash = names[0];
    location.reload();
});
document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
});
key.onChange(showKey);
showKey();
showTheme();
addEventListener("hashchange", showFromLocation);
showFromLocation();
