"""The unmodified `openai` package: models that are named outright, embeddings, lists."""

import asyncio
import time

import openai
import pytest

MODEL = "deepseek-v3.2"
TOOL = {
    "type": "function",
    "function": {
        "name": "stock",
        "description": "How many there are",
        "parameters": {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]},
    },
}


def ask(text):
    return [{"role": "user", "content": text}]


def joined(chunks):
    return "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)


def test_a_plain_answer_carries_its_usage(client):
    answer = client.chat.completions.create(model=MODEL, messages=ask("A plain answer, please"))
    assert answer.object == "chat.completion"
    assert answer.choices[0].message.role == "assistant"
    assert answer.choices[0].message.content
    assert answer.choices[0].finish_reason == "stop"
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens > 0


def test_a_stream_says_what_the_plain_answer_says(client):
    question = ask("The same words, plain and streamed")
    chunks = list(client.chat.completions.create(model=MODEL, messages=question, stream=True))
    plain = client.chat.completions.create(model=MODEL, messages=question)
    assert joined(chunks) == plain.choices[0].message.content
    assert chunks[0].choices[0].delta.role == "assistant"
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices][-1] == "stop"


@pytest.mark.parametrize("model", [MODEL, "auto"])
@pytest.mark.parametrize("options", [{}, {"stream_options": {"include_usage": False}}])
def test_a_chunk_without_choices_comes_to_nobody_who_did_not_ask(client, model, options):
    chunks = list(
        client.chat.completions.create(
            model=model, messages=ask(f"No usage with {options}?"), stream=True, **options
        )
    )
    assert chunks
    assert all(chunk.choices for chunk in chunks)


@pytest.mark.parametrize("model", [MODEL, "auto"])
def test_usage_comes_in_one_last_chunk_without_choices(client, model):
    chunks = list(
        client.chat.completions.create(
            model=model, messages=ask("With usage, please"), stream=True, stream_options={"include_usage": True}
        )
    )
    assert [chunk.choices == [] for chunk in chunks] == [False] * (len(chunks) - 1) + [True]
    assert chunks[-1].usage.total_tokens == chunks[-1].usage.prompt_tokens + chunks[-1].usage.completion_tokens
    assert all(chunk.usage is None for chunk in chunks[:-1])


def test_tools_are_passed_through(client):
    answer = client.chat.completions.create(model=MODEL, messages=ask("call stock for TT-2201"), tools=[TOOL])
    assert answer.choices[0].finish_reason == "tool_calls"
    [call] = answer.choices[0].message.tool_calls
    assert (call.type, call.function.name) == ("function", "stock")
    assert "TT-2201" in call.function.arguments
    # What came back is taken again.
    messages = [
        *ask("call stock for TT-2201"),
        answer.choices[0].message.model_dump(exclude_none=True),
        {"role": "tool", "tool_call_id": call.id, "content": "14"},
        *ask("Thank you"),
    ]
    assert client.chat.completions.create(model=MODEL, messages=messages, tools=[TOOL]).choices[0].message.content


def test_a_tool_call_is_streamed_in_pieces(client):
    with client.chat.completions.stream(model=MODEL, messages=ask("call stock for TT-9"), tools=[TOOL]) as stream:
        kinds = {event.type for event in stream}
        final = stream.get_final_completion()
    assert "tool_calls.function.arguments.delta" in kinds
    assert final.choices[0].message.tool_calls[0].function.name == "stock"


def test_headers_say_what_an_answer_took(client):
    question = ask("What does it take to answer this?")
    replies = [
        client.chat.completions.with_raw_response.create(
            model=MODEL, messages=question, extra_headers={"X-Request-ID": f"client-{turn}", "X-Service-Name": "tests"}
        )
        for turn in range(2)
    ]
    assert [reply.headers["x-request-id"] for reply in replies] == ["client-0", "client-1"]
    assert [reply.headers["x-cache"] for reply in replies] == ["miss", "hit"]
    for reply in replies:
        assert int(reply.headers["x-tokens-used"]) >= 0
        assert float(reply.headers["x-cost-usd"]) >= 0
        assert reply.headers["x-model"] == MODEL
        assert float(reply.headers["x-nuthatch-overhead-ms"]) >= 0
    assert replies[0].parse().choices == replies[1].parse().choices
    # The client reads it into a field of its own.
    assert replies[0].parse()._request_id == "client-0"


@pytest.mark.parametrize("sent", ["", "x" * 129, "a b", "a/b"])
def test_a_request_id_that_is_none_is_replaced(client, sent):
    reply = client.models.with_raw_response.list(extra_headers={"X-Request-ID": sent})
    assert reply.headers["x-request-id"] not in ("", sent)


async def test_many_are_answered_at_once(async_client):
    async def answer(turn):
        reply = await async_client.chat.completions.create(model=MODEL, messages=ask(f"Question {turn} of many"))
        return reply.choices[0].message.content

    assert all(await asyncio.gather(*(answer(turn) for turn in range(32))))


async def test_streams_are_read_asynchronously(async_client):
    async def answer(turn):
        stream = await async_client.chat.completions.create(
            model=MODEL, messages=ask(f"Stream {turn} of many"), stream=True
        )
        return joined([chunk async for chunk in stream])

    assert all(await asyncio.gather(*(answer(turn) for turn in range(8))))


def test_who_leaves_a_stream_ends_the_call_of_the_model(slow, simulator):
    before = simulator.counts()["abandoned"]
    with openai.OpenAI(base_url=slow.base_url, api_key="any", max_retries=0, timeout=30) as client:
        stream = client.chat.completions.create(model=MODEL, messages=ask("A long story, then I leave"), stream=True)
        for chunk, _ in zip(stream, range(3)):
            assert chunk.choices
        # The whole would take 8 s.
        stream.close()
        limit = time.monotonic() + 3
        while simulator.counts()["abandoned"] == before and time.monotonic() < limit:
            time.sleep(0.05)
        assert simulator.counts()["abandoned"] == before + 1
        assert simulator.counts()["in_flight"] == 0
        assert client.models.list().data


def test_who_leaves_does_not_take_the_stream_from_another(slow):
    with openai.OpenAI(base_url=slow.base_url, api_key="any", max_retries=0, timeout=30) as client:
        question = {"model": MODEL, "messages": ask("A story for two"), "stream": True}
        first, second = (client.chat.completions.create(**question) for _ in range(2))
        next(iter(first))
        first.close()
        chunks = list(second)
    assert chunks[-1].choices[0].finish_reason in ("stop", "length")
    assert joined(chunks)


def cosine(one, other):
    return sum(a * b for a, b in zip(one, other))


@pytest.mark.parametrize("model, dimension", [("all-MiniLM-L6-v2", 384), ("text-embedding-3-small", None)])
def test_embeddings_are_the_same_as_floats_and_as_base64(client, model, dimension):
    texts = ["gift card", "voucher", "tent peg"]
    # The client asks for base64 by itself and decodes it.
    packed = client.embeddings.create(model=model, input=texts)
    plain = client.embeddings.create(model=model, input=texts, encoding_format="float")
    assert [item.index for item in packed.data] == [0, 1, 2]
    for one, other in zip(packed.data, plain.data):
        assert one.embedding == pytest.approx(other.embedding, abs=1e-6)
        assert dimension in (None, len(one.embedding))
        assert cosine(one.embedding, one.embedding) == pytest.approx(1, abs=1e-3)
    assert packed.usage.total_tokens > 0


def test_one_text_is_embedded_as_in_a_list(client):
    one = client.embeddings.create(model="all-MiniLM-L6-v2", input="gift card")
    several = client.embeddings.create(model="all-MiniLM-L6-v2", input=["gift card", "tent"])
    assert one.data[0].embedding == pytest.approx(several.data[0].embedding, abs=1e-5)


async def test_embeddings_are_made_asynchronously(async_client):
    made = await async_client.embeddings.create(model="all-MiniLM-L6-v2", input=["gift card"])
    assert len(made.data[0].embedding) == 384


def test_models_are_listed_and_each_can_be_had(client):
    models = list(client.models.list())
    names = {model.id for model in models}
    assert {"auto", MODEL, "gpt-4.1", "all-MiniLM-L6-v2"} <= names
    for model in models:
        assert client.models.retrieve(model.id) == model


def test_vector_stores_are_searched(client):
    page = client.vector_stores.search("default", query="How long may I return an article?", max_num_results=3)
    assert 1 <= len(page.data) <= 3
    assert all(0 <= item.score <= 1 and item.content[0].text for item in page.data)
    assert [item.score for item in page.data] == sorted((item.score for item in page.data), reverse=True)
