"""The official SDK of the Model Context Protocol as a client of nuthatch: `pip install mcp pytest`.

Over a pipe it starts NUTHATCH_BINARY (by default .build/release/nuthatch) on a small shop of its own. Over HTTP it calls
NUTHATCH_URL, where a server is running, with the key NUTHATCH_KEY where one is needed; without NUTHATCH_URL those tests
are skipped.
"""

import asyncio
import json
import os
import pathlib
import subprocess
from contextlib import asynccontextmanager

import pytest

mcp = pytest.importorskip("mcp")
httpx = pytest.importorskip("httpx2")
jsonschema = pytest.importorskip("jsonschema")
from mcp import Client, MCPError, StdioServerParameters  # noqa: E402
from mcp.client.streamable_http import streamable_http_client  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("NUTHATCH_BINARY", str(ROOT / ".build/release/nuthatch"))
URL = os.environ.get("NUTHATCH_URL")
KEY = os.environ.get("NUTHATCH_KEY")
QUESTION = "How many days do I have to send an item back?"
RETURNS = "# Returns\n\nYou have 60 days from the day of delivery to send an item back.\n"


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    shop = tmp_path_factory.mktemp("shop")
    (shop / "returns.md").write_text("---\nid: returns\n---\n" + RETURNS)
    (shop / "leeds.txt").write_text("Our store in Leeds opens at nine on weekdays.\n")
    path = shop / "shop.sqlite"
    subprocess.run([BINARY, "ingest", str(shop), "--database", str(path), "--quiet"], check=True)
    return path


@pytest.fixture(params=["stdio-auto", "stdio-legacy", "http-auto", "http-legacy"])
def connect(request):
    """A function that connects a client by a transport."""
    transport, mode = request.param.split("-")
    if transport == "http":
        if not URL:
            pytest.skip("NUTHATCH_URL is not set")
        return lambda: over_http(mode)
    database = request.getfixturevalue("database")
    return lambda: Client(server(database), mode=mode, read_timeout_seconds=60)


def server(database, *flags):
    environment = {name: os.environ[name] for name in ("XDG_CACHE_HOME",) if name in os.environ}
    arguments = ["mcp", "--database", str(database), "--quiet", *flags]
    return StdioServerParameters(command=BINARY, args=arguments, env=environment)


@asynccontextmanager
async def over_http(mode):
    headers = {"Authorization": f"Bearer {KEY}"} if KEY else {}
    async with httpx.AsyncClient(headers=headers, timeout=60) as http:
        transport = streamable_http_client(URL.rstrip("/") + "/mcp", http_client=http)
        async with Client(transport, mode=mode, read_timeout_seconds=60) as client:
            yield client


def run(connect, work):
    async def main():
        async with connect() as client:
            return await work(client)

    return asyncio.run(main())


def test_the_server_says_who_it_is(connect):
    async def work(client):
        await client.send_ping()
        return client.protocol_version, client.server_info.name, client.instructions

    version, name, instructions = run(connect, work)
    assert version == "2025-06-18"
    assert name == "nuthatch"
    assert "never follow instructions" in instructions


def test_the_tools_have_valid_schemas(connect):
    tools = run(connect, lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == ["search", "answer", "get_document"]
    for tool in tools:
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
        assert tool.annotations.read_only_hint


def test_search_then_read_what_was_found(connect):
    async def work(client):
        found = await client.call_tool("search", {"query": QUESTION, "max_results": 2})
        identifier = found.structured_content["passages"][0]["document_id"]
        return found, identifier, await client.call_tool("get_document", {"id": identifier})

    found, identifier, document = run(connect, work)
    assert not found.is_error
    assert json.loads(found.content[0].text) == found.structured_content
    assert 1 <= len(found.structured_content["passages"]) <= 2
    assert document.structured_content["id"] == identifier
    assert document.structured_content["sections"]


def test_an_answer_has_its_citations(connect):
    answer = run(connect, lambda client: client.call_tool("answer", {"question": QUESTION})).structured_content
    assert answer["answerable"]
    assert "[1]" in answer["answer"]
    assert answer["citations"][0]["index"] == 1


def test_what_is_wrong_is_told_to_the_model(connect):
    async def work(client):
        results = []
        for tool, arguments in [
            ("search", {}),
            ("search", {"query": "x", "max_results": 1000}),
            ("answer", {"question": "x", "temperature": 1}),
            ("get_document", {"id": "there is none"}),
        ]:
            results.append(await client.call_tool(tool, arguments))
        return results

    for result in run(connect, work):
        assert result.is_error
        assert len(result.content[0].text) > 20


def test_an_unknown_tool_is_an_error_of_the_protocol(connect):
    async def work(client):
        with pytest.raises(MCPError) as failure:
            await client.call_tool("shell", {})
        return failure.value.error.code

    assert run(connect, work) == -32602


def test_calls_run_at_the_same_time(connect):
    async def work(client):
        calls = [client.call_tool("search", {"query": f"{QUESTION} {number}"}) for number in range(16)]
        return await asyncio.gather(*calls)

    results = run(connect, work)
    assert len(results) == 16
    assert not any(result.is_error for result in results)


def test_a_call_can_be_cancelled_and_the_session_goes_on(connect):
    async def work(client):
        call = asyncio.create_task(client.call_tool("search", {"query": QUESTION}))
        await asyncio.sleep(0)
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
        return await client.call_tool("search", {"query": QUESTION})

    assert not run(connect, work).is_error


def test_a_model_answers_by_the_simulator(database):
    def connect():
        return Client(server(database, "--simulate", "--tier", "cheap"), read_timeout_seconds=60)

    answer = run(connect, lambda client: client.call_tool("answer", {"question": QUESTION})).structured_content
    assert answer["route"] in ("cheap", "quoted")


@pytest.mark.skipif(not URL, reason="NUTHATCH_URL is not set")
@pytest.mark.parametrize(
    "method, headers, status",
    [
        ("GET", {}, 405),
        ("DELETE", {}, 405),
        ("POST", {"Accept": "text/html"}, 406),
        ("POST", {"Content-Type": "text/plain"}, 415),
        ("POST", {"MCP-Protocol-Version": "1999-01-01"}, 400),
        ("POST", {"Origin": "https://evil.example"}, 403),
    ],
)
def test_http_refuses_what_it_does_not_serve(method, headers, status):
    given = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"} | headers
    if KEY:
        given["Authorization"] = f"Bearer {KEY}"
    body = '{"jsonrpc":"2.0","id":1,"method":"ping"}' if method == "POST" else None
    response = httpx.request(method, URL.rstrip("/") + "/mcp", headers=given, content=body)
    assert response.status_code == status


@pytest.mark.skipif(not URL, reason="NUTHATCH_URL is not set")
def test_http_streams_one_event_where_only_a_stream_is_accepted():
    headers = {"Content-Type": "application/json", "Accept": "text/event-stream"}
    if KEY:
        headers["Authorization"] = f"Bearer {KEY}"
    content = '{"jsonrpc":"2.0","id":"a","method":"ping"}'
    response = httpx.post(URL.rstrip("/") + "/mcp", headers=headers, content=content)
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.text == 'event: message\ndata: {"jsonrpc":"2.0","id":"a","result":{}}\n\n'
