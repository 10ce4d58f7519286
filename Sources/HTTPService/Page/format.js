const whole = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
const orDash = (format) => (value) => (isNumber(value) ? format(value) : "–");

export const count = orDash((value) => whole.format(Math.round(value)));
export const compact = orDash((value) => (Math.abs(value) < 10_000 ? whole.format(value) : short.format(value)));
export const percent = orDash((value) => {
    const figure = value * 100;
    return `${figure > 0 && figure < 10 ? figure.toFixed(1) : Math.round(figure)}\u00a0%`;
});

/** Milliseconds below a second, else seconds. */
export const duration = orDash((milliseconds) => {
    if (milliseconds < 10) return `${Number(milliseconds.toFixed(1))}\u00a0ms`;
    if (milliseconds < 1000) return `${Math.round(milliseconds)}\u00a0ms`;
    return `${Number((milliseconds / 1000).toFixed(2))}\u00a0s`;
});

/** US dollars with as many places as a small price needs. */
export const dollars = orDash((value) => {
    if (value === 0) return "$0";
    if (Math.abs(value) >= 1) return `$${value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
    return `$${Number(value.toPrecision(2)).toLocaleString("en", { maximumFractionDigits: 8 })}`;
});

export const time = (date) => clock.format(date);
export const date = (date) => day.format(date);
export const dateAndTime = (text) => (Number.isNaN(Date.parse(text)) ? String(text) : moment.format(new Date(text)));

/** How long ago, in the largest unit that fits. */
export function ago(text, now = Date.now()) {
    const seconds = (now - Date.parse(text)) / 1000;
    if (Number.isNaN(seconds)) return "";
    if (seconds < 60) return "just now";
    for (const [unit, length] of [["day", 86_400], ["hour", 3_600], ["minute", 60]]) {
        const number = Math.floor(seconds / length);
        if (number >= 1) return `${number} ${unit}${number === 1 ? "" : "s"} ago`;
    }
    return "";
}

export const plural = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;
export const bytes = (number) => (number < 1024 ? `${number} bytes` : `${(number / 1024).toFixed(1)}\u00a0KB`);
