// Axes: round numbers for figures, round hours and days for times. Pure.

/** Round steps from 0 to at least `most`: 1, 2 or 5 times a power of ten, about `wanted` of them. */
export function ticks(most, wanted = 4) {
    if (!(most > 0)) return [0, 1];
    const raw = most / wanted;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw * 0.999);
    const number = Math.ceil(most / step - 0.001);
    return Array.from({ length: number + 1 }, (_, place) => Number((place * step).toPrecision(12)));
}

const minute = 60_000;
const hour = 60 * minute;
const steps = [5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour, 48 * hour, 168 * hour];

/** Round local times between the two, at most `wanted`. */
export function timeTicks(from, to, wanted) {
    const step = steps.find((candidate) => (to - from) / candidate <= wanted) ?? (to - from) / wanted;
    const shift = new Date(from).getTimezoneOffset() * minute;
    const result = [];
    for (let at = Math.ceil((from - shift) / step) * step + shift; at <= to; at += step) result.push(at);
    return { times: result, isDaily: step >= 24 * hour };
}
