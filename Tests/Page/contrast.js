// The texts on the page that stand out too little from their ground (WCAG 2.2, 1.4.3): below 4.5, or 3 where they are large.
// An expression for the page: gives a list of sentences.
(() => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const seen = new Map();
    // The browser itself reads the colour, in whatever notation it is.
    const read = (colour) => {
        if (!seen.has(colour)) {
            context.clearRect(0, 0, 1, 1);
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
            const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
            seen.set(colour, [red, green, blue, alpha / 255]);
        }
        return seen.get(colour);
    };
    const over = ([r, g, b, a], [red, green, blue]) => [r * a + red * (1 - a), g * a + green * (1 - a), b * a + blue * (1 - a), 1];
    const luminance = (colour) => {
        const [r, g, b] = colour.slice(0, 3).map((part) => part / 255).map((part) =>
            (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (one, other) => {
        const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
    const ground = (element) => {
        const layers = [];
        for (let at = element; at; at = at.parentElement) layers.push(read(getComputedStyle(at).backgroundColor));
        const page = read(getComputedStyle(document.body).backgroundColor);
        return layers.reverse().reduce((below, layer) => over(layer, below), page);
    };
    const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        && !element.closest(".unseen, :disabled, noscript, option");
    const found = new Map();
    const check = (element, text, colour) => {
        const style = getComputedStyle(element);
        const size = parseFloat(style.fontSize);
        const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
        const below = ground(element);
        const got = ratio(over(read(colour), below), below);
        if (got < needed) found.set(element, `“${text.trim().slice(0, 40)}” ${got.toFixed(2)} (${element.className?.baseVal ?? element.className})`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (node.data.trim() === "" || !isSeen(element)) continue;
        const style = getComputedStyle(element);
        check(element, node.data, element instanceof SVGElement ? style.fill : style.color);
    }
    for (const control of document.querySelectorAll("input, textarea, select")) {
        if (!isSeen(control)) continue;
        check(control, control.value || control.placeholder || "", getComputedStyle(control).color);
        if (control.placeholder) check(control, control.placeholder, getComputedStyle(control, "::placeholder").color);
    }
    return [...found.values()];
})()
