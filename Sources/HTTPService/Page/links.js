// Where things are in this page; a view is `#name`, and what it shows follows after slashes, percent-encoded.

export function documentLink(collection, id, span = null) {
    const place = span && span.end > span.start ? `@${span.start}-${span.end}` : "";
    return `#documents/${encodeURIComponent(collection)}/${encodeURIComponent(id)}${place}`;
}

export const collectionLink = (collection) => `#documents/${encodeURIComponent(collection)}`;

/** Reads what follows `#documents/`: the collection, the document and a range of its bytes, as far as they are named. */
export function readDocumentLink(rest) {
    const [address, place = ""] = rest.split("@");
    const [collection = "", id = ""] = address.split("/").map(decode);
    const range = /^(\d{1,15})-(\d{1,15})$/.exec(place);
    return { collection, id, span: range ? { start: Number(range[1]), end: Number(range[2]) } : null };
}

function decode(part) {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}
