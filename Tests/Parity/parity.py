"""Compares the measures of nuthatch with those of pytrec_eval and ir_measures, query by query.

Runs and judgments are random, from a seed, with all that makes tools differ: ties, scores that are equal in single
precision only, gaps in the judgments, grades, grades below 0, topics without anything relevant, topics that a run leaves
out, topics that nobody judged, lines in any order. With --beir, the runs of nuthatch on BEIR folders are compared too.

Where the references do not agree, nuthatch follows trec_eval, which pytrec_eval runs:
- Ties: trec_eval ranks equal scores by document id descending, compared byte by byte, and compares scores in single
  precision. ir_measures' own Judged@k and RR@k sort by id ascending, and in double precision; they are given runs here whose
  scores are trec_eval's ranks.
- nDCG with exponential gain is pytrec_eval's nDCG over judgments 2^grade - 1. What ir_measures calls
  nDCG(dcg='exp-log2')@k comes from gdeval.pl, which prints five decimals and knows grades up to 4 only: it is compared up to
  its rounding.
- A topic all of whose judgments are below 0 has figures of 0. pytrec_eval reads memory that is not its own there, and may
  crash, so that each topic here has a judgment of 0 or more.
"""

import argparse
import gzip
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

import ir_measures
import numpy
import pytrec_eval

TOLERANCE = 1e-6
# Half of the last decimal that gdeval.pl prints.
GDEVAL_TOLERANCE = 5e-6 + 1e-9
RUNS_A_FILE = 50

# By the name that nuthatch prints: what pytrec_eval calls it, and ir_measures.
REFERENCES = {
    **{f"nDCG@{k}": (f"ndcg_cut_{k}", f"nDCG@{k}") for k in (1, 3, 10, 100)},
    "nDCG": ("ndcg", "nDCG"),
    **{f"MAP@{k}": (f"map_cut_{k}", f"AP@{k}") for k in (5, 10)},
    "MAP": ("map", "AP"),
    "MRR": ("recip_rank", "RR"),
    **{f"P@{k}": (f"P_{k}", f"P@{k}") for k in (1, 5, 10, 100)},
    **{f"Recall@{k}": (f"recall_{k}", f"R@{k}") for k in (5, 100)},
    **{f"Hit@{k}": (f"success_{k}", f"Success@{k}") for k in (1, 5)},
    "R-precision": ("Rprec", "Rprec"),
    "bpref": ("bpref", "Bpref"),
    "infAP": ("infAP", "infAP"),
}
EXPONENTIAL = {"nDCGexp@10": "ndcg_cut_10", "nDCGexp": "ndcg"}
# What ir_measures computes itself, over runs whose scores are trec_eval's ranks.
RANKED = {"MRR@10": "RR@10", "Judged@10": "Judged@10", "Judged": "Judged"}
GDEVAL = {"nDCGexp@10": "nDCG(dcg='exp-log2')@10"}
MEASURES = sorted({*REFERENCES, *EXPONENTIAL, *RANKED})


def random_score(style, generator):
    """The text of a score."""
    match style:
        case "ties":
            return str(generator.randint(-3, 3))
        case "halves":
            return f"{generator.randint(0, 20) / 2:.1f}"
        case "double":
            # Equal in single precision, different in double precision.
            return repr(1 + generator.randint(0, 40) * 1e-9)
        case "tiny":
            return f"{generator.random() * 1e-3:.3e}"
        case "huge":
            return str(generator.randint(10**15, 10**15 + 10**9))
        case _:
            return repr(generator.gauss(0, 5))


def random_topic(generator):
    """Judgments of one topic, and the texts of scores; these are None where the run leaves the topic out."""
    prefix = generator.choice(["d", "D-", "doc_", "é", "0", ""])
    documents = [f"{prefix}{number}" for number in range(generator.randint(3, 150))]
    grades = [-2, -1, -1, 0, 0, 0, 1, 1, 2, 3, 4]
    judged = generator.sample(documents, generator.randint(1, min(len(documents), 40)))
    qrels = {document: generator.choice(grades) for document in judged}
    if generator.random() < 0.1:
        qrels = {document: min(grade, 0) for document, grade in qrels.items()}
    if max(qrels.values()) < 0:
        qrels[judged[0]] = 0
    if generator.random() < 0.08:
        return qrels, None
    style = generator.choice(["ties", "halves", "double", "tiny", "huge", "gauss"])
    found = generator.sample(documents, generator.randint(1, len(documents)))
    return qrels, {document: random_score(style, generator) for document in found}


def random_file(number, count, generator):
    """As many runs as `count`, with judgments; the queries of each carry its number."""
    qrels, texts = {}, {}
    for run in range(number * count, (number + 1) * count):
        for topic in range(generator.randint(1, 5)):
            query = f"{run}{topic:02}"
            judgments, scores = random_topic(generator)
            if generator.random() > 0.05:
                qrels[query] = judgments
            if scores is not None:
                texts[query] = scores
    return qrels, texts


def write_files(folder, qrels, texts, generator):
    """A run and its judgments in one of the forms that files come in."""
    run_lines = [
        f"{query} Q0 {document} {generator.randint(0, 9)} {score} tag"
        for query, scores in texts.items()
        for document, score in scores.items()
    ]
    qrels_lines = [f"{query} 0 {document} {grade}" for query, grades in qrels.items() for document, grade in grades.items()]
    if generator.random() < 0.3:
        generator.shuffle(run_lines)
        generator.shuffle(qrels_lines)
    end = generator.choice(["\n", "\r\n"])
    blank = generator.choice([" ", "\t", "  "])
    run_text = "".join(line.replace(" ", blank) + end for line in run_lines).encode()
    run = folder / "run"
    run.write_bytes(gzip.compress(run_text, 1) if generator.random() < 0.3 else run_text)
    judgments = folder / "qrels"
    judgments.write_text("".join(line.replace(" ", blank) + end for line in qrels_lines), newline="")
    return run, judgments


def nuthatch_result(binary, arguments):
    command = [binary, "eval", "retrieval", *arguments, "--json", "--per-query", "--measures", ",".join(MEASURES)]
    process = subprocess.run(command, capture_output=True, check=False)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}: {process.stderr.decode()}")
    return json.loads(process.stdout)


def in_trec_order(run):
    """The run with scores that say trec_eval's ranking without ties."""
    ordered = {}
    for query, scores in run.items():
        ranking = sorted(scores, key=lambda document: (numpy.float32(scores[document]), document.encode()), reverse=True)
        ordered[query] = {document: float(len(ranking) - rank) for rank, document in enumerate(ranking)}
    return ordered


def reference_figures(qrels, run):
    """Yields (reference, tolerance, measure, query, figure) for all judged queries that the run has, and more."""
    names = {theirs: ours for ours, (theirs, _) in REFERENCES.items()}
    for query, figures in pytrec_eval.RelevanceEvaluator(qrels, set(names)).evaluate(run).items():
        for name, figure in figures.items():
            yield "pytrec_eval", TOLERANCE, names[name], query, figure

    gains = {query: {document: 2 ** max(grade, 0) - 1 for document, grade in grades.items()} for query, grades in qrels.items()}
    names = {theirs: ours for ours, theirs in EXPONENTIAL.items()}
    for query, figures in pytrec_eval.RelevanceEvaluator(gains, set(names)).evaluate(run).items():
        for name, figure in figures.items():
            yield "pytrec_eval", TOLERANCE, names[name], query, figure

    ordered = in_trec_order(run)
    for scores, measures, tolerance in (
        (run, {ours: theirs for ours, (_, theirs) in REFERENCES.items()}, TOLERANCE),
        (ordered, RANKED, TOLERANCE),
        (ordered, GDEVAL if shutil.which("perl") and is_for_gdeval(qrels) else {}, GDEVAL_TOLERANCE),
    ):
        names = {ir_measures.parse_measure(theirs): ours for ours, theirs in measures.items()}
        for metric in ir_measures.iter_calc(list(names), qrels, scores) if names else ():
            yield "ir_measures", tolerance, names[metric.measure], metric.query_id, metric.value


def is_for_gdeval(qrels):
    return all(query.isdigit() for query in qrels) and all(max(grades.values()) <= 4 for grades in qrels.values())


class Comparison:
    def __init__(self):
        self.figures = 0
        self.rankings = 0
        self.worst = {}
        self.faults = []

    def check(self, reference, tolerance, name, expected, found, where):
        self.figures += 1
        distance = abs(expected - found)
        key = (reference if tolerance == TOLERANCE else "gdeval.pl", name)
        self.worst[key] = max(self.worst.get(key, 0), distance)
        if not distance <= tolerance:
            self.faults.append(f"{name} of {where}: {reference} has {expected!r}, nuthatch {found!r}")

    def check_result(self, result, qrels, run, counts_missing, where):
        per_query = result["per_query"]
        if set(per_query) != set(qrels):
            self.faults.append(f"{where}: per_query has other queries than the judgments")
            return
        self.rankings += sum(query in run for query in qrels)
        sums = {}
        for reference, tolerance, name, query, figure in reference_figures(qrels, run):
            self.check(reference, tolerance, name, figure, per_query[query][name], f"query {query}, {where}")
            if reference == "pytrec_eval":
                sums[name] = sums.get(name, 0) + figure
        for query in qrels:
            if query not in run and any(per_query[query].values()):
                self.faults.append(f"{where}: query {query} is not in the run, and has figures")
        count = len(qrels) if counts_missing else sum(query in run for query in qrels)
        if result["queries"] != count:
            self.faults.append(f"{where}: the means are over {result['queries']} queries, not {count}")
        for name, total in sums.items():
            self.check("mean", TOLERANCE, name, total / count, result["measures"][name], where)

    def report(self):
        for (reference, name), distance in sorted(self.worst.items()):
            print(f"{reference:12} {name:14} {distance:.1e}")
        for fault in self.faults[:20]:
            print(fault, file=sys.stderr)


def compare_random(binary, runs, seed, comparison):
    generator = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        for number in range(-(-runs // RUNS_A_FILE)):
            qrels, texts = random_file(number, RUNS_A_FILE, generator)
            run_file, qrels_file = write_files(pathlib.Path(name), qrels, texts, generator)
            counts_missing = generator.random() < 0.5
            arguments = ["--run", run_file, "--qrels", qrels_file, *(["-c"] if counts_missing else [])]
            run = {query: {document: float(text) for document, text in scores.items()} for query, scores in texts.items()}
            where = f"file {number} of seed {seed}"
            comparison.check_result(nuthatch_result(binary, arguments), qrels, run, counts_missing, where)


def compare_beir(binary, folder, comparison):
    with open(folder / "qrels" / "test.tsv", encoding="utf-8") as lines:
        rows = [line.rstrip("\r\n").split("\t") for line in lines]
    qrels = {}
    for query, document, grade in rows[1:]:
        qrels.setdefault(query, {})[document] = int(grade)
    with tempfile.TemporaryDirectory() as name:
        run_file = pathlib.Path(name) / "run"
        arguments = ["--beir", folder, "--split", "test", "--run-out", run_file, "--database", pathlib.Path(name) / "database"]
        result = nuthatch_result(binary, arguments)
        with open(run_file, encoding="utf-8") as lines:
            run = pytrec_eval.parse_run(lines)
    comparison.check_result(result, qrels, dict(run), True, str(folder))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--beir", type=pathlib.Path, nargs="*", default=[], metavar="DIR")
    options = parser.parse_args()
    start = time.monotonic()
    comparison = Comparison()
    compare_random(options.binary, options.runs, options.seed, comparison)
    for folder in options.beir:
        compare_beir(options.binary, folder, comparison)
    comparison.report()
    print(
        f"{comparison.figures} figures of {comparison.rankings} rankings in {options.runs} runs, seed {options.seed}, "
        f"{len(comparison.faults)} beyond {TOLERANCE}, in {time.monotonic() - start:.0f} s"
    )
    sys.exit(1 if comparison.faults else 0)


if __name__ == "__main__":
    main()
