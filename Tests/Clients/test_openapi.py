"""Schemathesis holds every route against the document that the service gives of itself."""

import os
import pathlib
import subprocess
import sys

import openapi_spec_validator
import pytest

from processes import fetch

# What a route gives, and that it refuses what it should.
CHECKS = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "negative_data_rejection", "unsupported_method", "error_shape",
]


def hold(service, folder, *options, checks=CHECKS, phases="examples,fuzzing", examples=3):
    """Ends well where a run finds nothing. Runs are bounded by their examples, so they are the same each time.

    Schemathesis keeps in the folder what it finds, and tries that first the next time.
    """
    command = [
        sys.executable, "-m", "schemathesis.cli", "run", f"{service.origin}/openapi.json",
        "--checks", ",".join(checks), "--phases", phases, "--generation-deterministic", "--max-examples", str(examples),
        "--request-timeout", "30", "--continue-on-failure", "--warnings", "off", "--no-color", *options,
    ]  # fmt: skip
    hooks = pathlib.Path(__file__).with_name("schemathesis_hooks.py")
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=300,
        cwd=folder,
        env={**os.environ, "SCHEMATHESIS_HOOKS": str(hooks)},
    )
    if done.returncode != 0:
        pytest.fail(done.stdout[-20_000:] + done.stderr[-2_000:], pytrace=False)


def test_the_document_is_valid(service):
    status, document = fetch(f"{service.origin}/openapi.json")
    assert status == 200
    assert document["openapi"].startswith("3.1")
    openapi_spec_validator.validate(document)


def test_every_route_does_what_the_document_says(service, tmp_path):
    # It asks for no key, so that one without is no fault here.
    options = ("--generation-with-security-parameters", "false")
    hold(service, tmp_path, *options, phases="examples,coverage,fuzzing", examples=10)


@pytest.mark.parametrize("role", ["ask", "admin"])
def test_it_does_with_a_key(keyed, role, tmp_path):
    header = f"Authorization: Bearer {keyed.keys[role]}"
    hold(keyed, tmp_path, "--header", header, checks=[*CHECKS, "ignored_auth"])


def test_it_does_without_a_key(keyed, tmp_path):
    hold(keyed, tmp_path)
