// Sets light or dark before the first paint; without a choice the system's own setting holds.
// A classic script on purpose: a module would run after the page was painted.
try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
    // Storage may be refused; then there is no choice to keep.
}
