// Every request of the page, and the key that it carries.

import { EventStreamParser } from "./sse.js";

/** What the service refused, with its code, or what the network did. */
export class ServiceError extends Error {
    constructor({ message, code, status = 0, requestID = null, retryAfter = null }) {
        super(message);
        Object.assign(this, { code, status, requestID, retryAfter });
    }
}

const keyName = "nuthatch-key";
const keyChanges = new EventTarget();
let dialogUnderWay = null;

export const key = {
    get isThere() { return sessionStorage.getItem(keyName) !== null; },
    forget() {
        sessionStorage.removeItem(keyName);
        keyChanges.dispatchEvent(new Event("change"));
    },
    onChange(listener) { keyChanges.addEventListener("change", listener); },
};

/** Asks for a key; false where none was given. Several callers share one dialog. */
export function askForKey() {
    dialogUnderWay ??= showKeyDialog().finally(() => { dialogUnderWay = null; });
    return dialogUnderWay;
}

function showKeyDialog() {
    const [dialog, form, input, cancel, reason] =
        ["key-dialog", "key-form", "key-input", "key-cancel", "key-reason"].map((id) => document.getElementById(id));
    if (key.isThere) reason.textContent = "The key in use is not accepted here. Use another one.";
    input.value = "";
    dialog.showModal();
    return new Promise((resolve) => {
        let isGiven = false;
        form.onsubmit = (event) => {
            event.preventDefault();
            if (input.value.trim() === "") return;
            sessionStorage.setItem(keyName, input.value.trim());
            isGiven = true;
            dialog.close();
        };
        cancel.onclick = () => dialog.close();
        dialog.onclose = () => {
            input.value = "";
            if (isGiven) keyChanges.dispatchEvent(new Event("change"));
            resolve(isGiven);
        };
    });
}

export const get = async (path, options = {}) => (await send("GET", path, undefined, options)).json();
export const post = async (path, body, options = {}) => (await send("POST", path, body, options)).json();

/** Posts and hands over each event as it arrives; ends when the stream does. */
export async function stream(path, body, { signal, onEvent }) {
    const response = await send("POST", path, body, { signal, accept: "text/event-stream, application/json" });
    const parser = new EventStreamParser();
    const reader = response.body.getReader();
    try {
        for (;;) {
            const { done, value } = await reader.read();
            if (done) return;
            for (const { event, data } of parser.push(value)) onEvent(event, JSON.parse(data));
        }
    } catch (error) {
        if (error.name === "AbortError" || error instanceof ServiceError) throw error;
        throw new ServiceError({ code: "broken_off", message: error.message });
    } finally {
        reader.cancel().catch(() => {});
    }
}

async function send(method, path, body, { signal, accept = "application/json" }) {
    for (;;) {
        const used = sessionStorage.getItem(keyName);
        const headers = { Accept: accept };
        if (used !== null) headers.Authorization = `Bearer ${used}`;
        if (body !== undefined) headers["Content-Type"] = "application/json";
        const response = await reach(path, { method, headers, signal, body: body && JSON.stringify(body) });
        if (response.ok) return response;
        const error = await refusal(response);
        const hasNewKey = sessionStorage.getItem(keyName) !== used;
        if (response.status !== 401 || !(hasNewKey || await askForKey())) throw error;
    }
}

async function reach(path, request) {
    try {
        return await fetch(path, { ...request, cache: "no-store", credentials: "omit", redirect: "error" });
    } catch (error) {
        if (error.name === "AbortError") throw error;
        throw new ServiceError({ code: "unreachable", message: error.message });
    }
}

async function refusal(response) {
    const body = await response.json().catch(() => null);
    return errorFrom(body, {
        status: response.status,
        requestID: response.headers.get("X-Request-ID"),
        retryAfter: response.headers.get("Retry-After"),
    });
}

/** An error from the service's error body, which a stream may carry too. */
export function errorFrom(body, { status = 0, requestID = null, retryAfter = null } = {}) {
    return new ServiceError({
        message: String(body?.error?.message ?? `The service answered with status ${status}.`),
        code: body?.error?.code ?? null,
        status, requestID, retryAfter,
    });
}

/** The path of a resource: each part percent-encoded. */
export const path = (...parts) => `/v1/${parts.map((part) => encodeURIComponent(part)).join("/")}`;
