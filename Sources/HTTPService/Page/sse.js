/**
 * Reads a stream of server-sent events from bytes, however they are cut: inside a character, a line ending or a word.
 * Lines end with LF, CR or CRLF; comments are skipped; several data lines are joined by LF (WHATWG HTML, 9.2.6).
 */
export class EventStreamParser {
    #decoder = new TextDecoder();
    #line = "";
    #endedWithReturn = false;
    #event = "";
    #data = [];

    /** The events that are whole with these bytes, each `{event, data}`. */
    push(bytes) {
        let text = this.#decoder.decode(bytes, { stream: true });
        if (text === "") return [];
        if (this.#endedWithReturn && text[0] === "\n") text = text.slice(1);
        this.#endedWithReturn = text === "" ? false : text.endsWith("\r");

        const lines = text.split(/\r\n|\r|\n/);
        lines[0] = this.#line + lines[0];
        this.#line = lines.pop();
        return lines.map((line) => this.#take(line)).filter((event) => event !== null);
    }

    #take(line) {
        if (line === "") return this.#dispatch();
        const colon = line.indexOf(":");
        const field = colon < 0 ? line : line.slice(0, colon);
        let value = colon < 0 ? "" : line.slice(colon + 1);
        if (value.startsWith(" ")) value = value.slice(1);
        if (field === "data") this.#data.push(value);
        if (field === "event") this.#event = value;
        return null;
    }

    #dispatch() {
        const event = this.#data.length === 0 ? null : { event: this.#event || "message", data: this.#data.join("\n") };
        this.#event = "";
        this.#data = [];
        return event;
    }
}
