// The service counts in UTF-8 bytes, JavaScript in UTF-16 units.

/**
 * The UTF-16 index of each byte offset; the offsets ascend. An offset inside a character counts as the character's
 * beginning, one beyond the end as the end.
 */
export function utf16Indices(text, offsets) {
    const indices = [];
    let byte = 0;
    let index = 0;
    for (const offset of offsets) {
        while (index < text.length) {
            const code = text.codePointAt(index);
            const width = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
            if (byte + width > offset) break;
            byte += width;
            index += width === 4 ? 2 : 1;
        }
        indices.push(index);
    }
    return indices;
}

/**
 * The text cut at each boundary of the spans: pieces in order, each with the numbers of the spans that cover it.
 * Together they are the whole text. Spans may touch, overlap, or leave something out.
 */
export function pieces(text, spans) {
    const bytes = [...new Set([0, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
    const cuts = utf16Indices(text, bytes);
    cuts.push(text.length);
    const opening = new Map();
    const closing = new Map();
    spans.forEach(({ start, end }, number) => {
        if (end <= start) return;
        opening.set(start, [...(opening.get(start) ?? []), number]);
        closing.set(end, [...(closing.get(end) ?? []), number]);
    });
    const covering = new Set();
    const result = [];
    bytes.forEach((byte, place) => {
        for (const number of closing.get(byte) ?? []) covering.delete(number);
        for (const number of opening.get(byte) ?? []) covering.add(number);
        const piece = text.slice(cuts[place], cuts[place + 1]);
        if (piece) result.push({ text: piece, covers: [...covering] });
    });
    return result;
}
