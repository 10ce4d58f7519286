import { element, folded, table } from "./dom.js";
import * as format from "./format.js";
import { ticks, timeTicks } from "./scale.js";

const height = 168;
const margin = { top: 10, right: 12, bottom: 24, left: 52 };

/** A crosshair that plots of one axis share: moving it in one moves it in all. */
export class Crosshair {
    #plots = [];

    join(plot) { this.#plots.push(plot); }

    move(place) { for (const plot of this.#plots) plot.point(place); }
}

/**
 * Figures over time, as lines or stacked bars, with axes and a crosshair that follows pointer and arrow keys.
 *
 * `lines` are `{label, style, value(point)}`; a value that is null leaves a gap.
 */
export class Plot {
    #points = [];
    #place = null;
    #width = 0;

    constructor({ title, lines, bars = false, figure, most = null, crosshair }) {
        Object.assign(this, { title, lines, bars, figure, fixedMost: most, crosshair });
        this.svg = element("svg", { height, "aria-hidden": "true" });
        this.legend = element("ul", { class: "legend" });
        this.when = element("span", { class: "small" });
        this.surface = element("div", {
            class: "surface", tabindex: 0, role: "slider", "aria-label": `${title} over time`,
            "aria-valuemin": 0, "aria-valuemax": 0, "aria-valuenow": 0,
            on: {
                pointermove: (event) => this.crosshair.move(this.#placeAt(event.clientX)),
                pointerdown: (event) => this.crosshair.move(this.#placeAt(event.clientX)),
                pointerleave: () => this.crosshair.move(null),
                keydown: (event) => this.#key(event),
                blur: () => this.crosshair.move(null),
            },
        }, this.svg);
        this.values = element("div", {});
        this.element = element("figure", { class: "plot" },
            element("figcaption", {}, element("h3", {}, title), this.when), this.legend, this.surface,
            folded("Values as a table", this.values));
        this.values.parentElement.addEventListener("toggle", () => this.#showTable());
        crosshair.join(this);
        new ResizeObserver(([entry]) => {
            if (Math.abs(entry.contentRect.width - this.#width) < 1) return;
            this.#width = entry.contentRect.width;
            this.#draw();
        }).observe(this.surface);
    }

    show(points) {
        this.#points = points.map((point) => ({ at: Date.parse(point.start), values: this.lines.map((line) => line.value(point)) }));
        if (this.#place !== null && this.#place >= points.length) this.#place = null;
        this.surface.setAttribute("aria-valuemax", Math.max(0, points.length - 1));
        this.#draw();
        this.#showTable();
    }

    /** Puts the crosshair on a point; null takes it away. */
    point(place) {
        if (place === this.#place) return;
        this.#place = place;
        this.#drawCrosshair();
    }

    #key(event) {
        const last = this.#points.length - 1;
        if (last < 0) return;
        const from = this.#place ?? last;
        const stride = Math.max(1, Math.round(last / 12));
        const next = {
            ArrowLeft: from - 1, ArrowRight: from + 1, ArrowDown: from - 1, ArrowUp: from + 1,
            PageDown: from - stride, PageUp: from + stride, Home: 0, End: last,
        }[event.key];
        if (event.key === "Escape") this.crosshair.move(null);
        if (next === undefined) return;
        event.preventDefault();
        this.crosshair.move(Math.max(0, Math.min(last, next)));
    }

    #placeAt(clientX) {
        if (this.#points.length === 0) return null;
        const x = clientX - this.svg.getBoundingClientRect().left;
        const share = (x - margin.left) / this.#inner;
        return Math.max(0, Math.min(this.#points.length - 1, Math.round(share * this.#slots - (this.bars ? 0.5 : 0))));
    }

    get #inner() { return Math.max(1, this.#width - margin.left - margin.right); }

    /** Bars stand in slots of their own, lines go from the first point to the last. */
    get #slots() { return Math.max(1, this.bars ? this.#points.length : this.#points.length - 1); }

    #x(place) { return margin.left + ((place + (this.bars ? 0.5 : 0)) / this.#slots) * this.#inner; }

    #y(value) { return height - margin.bottom - (value / this.top) * (height - margin.top - margin.bottom); }

    #draw() {
        if (this.#width === 0) return;
        const highest = Math.max(0, ...this.#points.map(({ values }) =>
            this.bars ? values.reduce((sum, value) => sum + (value ?? 0), 0) : Math.max(...values.map((value) => value ?? 0))));
        const marks = ticks(this.fixedMost ?? highest);
        this.top = marks.at(-1);
        this.svg.setAttribute("viewBox", `0 0 ${this.#width} ${height}`);
        this.svg.setAttribute("width", this.#width);
        this.crosshairGroup = element("g", { class: "crosshair" });
        this.svg.replaceChildren(this.#axes(marks), this.bars ? this.#bars() : this.#lines(), this.crosshairGroup);
        this.#drawCrosshair();
    }

    #axes(marks) {
        const group = element("g", { class: "axes" });
        for (const mark of marks) {
            group.append(
                element("line", { x1: margin.left, x2: this.#width - margin.right, y1: this.#y(mark), y2: this.#y(mark) }),
                element("text", { x: margin.left - 8, y: this.#y(mark) + 4, "text-anchor": "end" }, this.figure(mark)));
        }
        if (this.#points.length < 2) return group;
        const [from, to] = [this.#points[0].at, this.#points.at(-1).at];
        const { times, isDaily } = timeTicks(from, to, Math.max(2, Math.floor(this.#inner / 72)));
        for (const time of times) {
            const x = this.#x(((time - from) / (to - from)) * (this.#points.length - 1));
            if (x < margin.left + 10 || x > this.#width - 22) continue;
            group.append(element("text", { x, y: height - 6, "text-anchor": "middle" },
                isDaily ? format.date(time) : format.time(time)));
        }
        return group;
    }

    #bars() {
        const group = element("g", {});
        const slot = this.#inner / this.#slots;
        const width = Math.max(0.6, slot - (slot > 4 ? 1 : 0));
        const paths = this.lines.map(() => "");
        this.#points.forEach(({ values }, place) => {
            let below = 0;
            values.forEach((value, line) => {
                if (!value) return;
                const x = (this.#x(place) - width / 2).toFixed(2);
                paths[line] += `M${x} ${this.#y(below).toFixed(2)}V${this.#y(below + value).toFixed(2)}h${width.toFixed(2)}V${this.#y(below).toFixed(2)}z`;
                below += value;
            });
        });
        paths.forEach((path, line) => group.append(element("path", { class: `column ${this.lines[line].style}`, d: path })));
        return group;
    }

    #lines() {
        const group = element("g", {});
        this.lines.forEach(({ style }, line) => {
            let path = "";
            let isOpen = false;
            this.#points.forEach(({ values }, place) => {
                const value = values[line];
                if (value !== null && value !== undefined) path += `${isOpen ? "L" : "M"}${this.#x(place).toFixed(2)} ${this.#y(value).toFixed(2)}`;
                isOpen = value !== null && value !== undefined;
            });
            group.append(element("path", { class: `line ${style}`, d: path }));
        });
        return group;
    }

    #drawCrosshair() {
        const point = this.#place === null ? null : this.#points[this.#place];
        this.#showLegend(point);
        if (!this.crosshairGroup) return;
        this.crosshairGroup.replaceChildren();
        if (!point) return;
        const x = this.#x(this.#place);
        this.crosshairGroup.append(element("line", { x1: x, x2: x, y1: margin.top, y2: height - margin.bottom }));
        if (this.bars) return;
        point.values.forEach((value, line) => {
            if (value === null || value === undefined) return;
            this.crosshairGroup.append(element("circle", { class: `dot ${this.lines[line].style}`, cx: x, cy: this.#y(value), r: 3.5 }));
        });
    }

    #showLegend(point) {
        const time = point ? this.#time(point) : "";
        this.when.textContent = time;
        this.legend.replaceChildren(...this.lines.map(({ label, style }, line) => element("li", {},
            element("span", { class: `swatch ${style}`, "aria-hidden": "true" }), label,
            point ? element("strong", { class: "figure" }, this.#value(point.values[line])) : "")));
        this.surface.setAttribute("aria-valuenow", this.#place ?? 0);
        this.surface.setAttribute("aria-valuetext", point
            ? `${time}: ${this.lines.map(({ label }, line) => `${label} ${this.#value(point.values[line])}`).join(", ")}`
            : `${format.plural(this.#points.length, "point")}; arrow keys read them`);
    }

    #showTable() {
        if (!this.values.parentElement.open) return;
        this.values.replaceChildren(table(this.title, ["Time", ...this.lines.map(({ label }) => label)],
            this.#points.map((point) => [this.#time(point), ...point.values.map((value) => this.#value(value))]),
            this.lines.map((_, line) => line + 1)));
    }

    #time(point) { return `${format.date(point.at)}, ${format.time(point.at)}`; }

    #value(value) { return value === null || value === undefined ? "–" : this.figure(value); }
}
