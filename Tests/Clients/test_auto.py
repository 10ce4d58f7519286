"""The unmodified `openai` package: the model `auto`, which answers from the shop's documents."""

import pytest

QUESTIONS = [
    "Is there a return fee?",
    "Can I return boots that I wore outside?",
    "Wie lange habe ich Zeit, einen Artikel zurückzugeben?",
    "¿Cuánto tiempo tengo para devolver un artículo?",
]


def ask(text):
    return [{"role": "user", "content": text}]


def check(content, annotations, details):
    """Each annotation stands at a cited stretch of the answer, counted in code points."""
    assert content
    assert annotations
    titles = {citation["title"] for citation in details["citations"]}
    for annotation in annotations:
        assert annotation["type"] == "url_citation"
        place = annotation["url_citation"]
        start, end = place["start_index"], place["end_index"]
        assert 0 <= start < end <= len(content)
        assert content[start:end].strip()
        assert content[:end].rstrip().endswith("]") or content[end:].lstrip().startswith("["), content[start:end]
        assert place["url"]
        assert place["title"] in titles
    assert details["answerable"]
    assert details["route"]["outcome"] in ("curated", "quoted", "lookup", "cheap", "strong")
    assert details["cache"] in ("hit", "miss", "stale", "coalesced", "off")
    assert details["corpus_version"] >= 1
    for citation in details["citations"]:
        assert citation["quote"]
        assert 0 <= citation["span"]["start"] < citation["span"]["end"]
    assert "answer" not in details and "question" not in details


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("model", ["auto", "auto:default"])
def test_an_answer_says_where_its_words_come_from(client, question, model):
    answer = client.chat.completions.create(model=model, messages=ask(question))
    message = answer.choices[0].message
    check(message.content, [each.model_dump() for each in message.annotations], answer.model_extra["nuthatch"])
    assert answer.choices[0].finish_reason == "stop"
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_stream_says_it_in_the_chunk_with_the_finish_reason(client, question):
    chunks = list(client.chat.completions.create(model="auto", messages=ask(question), stream=True))
    last = chunks[-1]
    assert last.choices[0].finish_reason == "stop"
    assert all(chunk.choices[0].finish_reason is None for chunk in chunks[:-1])
    content = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    check(content, last.choices[0].delta.model_extra["annotations"], last.model_extra["nuthatch"])


async def test_it_is_streamed_asynchronously(async_client):
    stream = await async_client.chat.completions.create(model="auto", messages=ask(QUESTIONS[0]), stream=True)
    chunks = [chunk async for chunk in stream]
    assert "nuthatch" in chunks[-1].model_extra


def test_history_makes_a_follow_up_whole(client):
    messages = [
        *ask("Do you deliver to Germany?"),
        {"role": "assistant", "content": "Yes, we do."},
        *ask("How much is it?"),
    ]
    answer = client.chat.completions.create(model="auto", messages=messages)
    assert "germany" in answer.model_extra["nuthatch"]["retrieval_query"].lower()


def test_what_the_documents_do_not_answer_is_handed_over(client):
    answer = client.chat.completions.create(model="auto", messages=ask("What is the capital of Mongolia?"))
    details = answer.model_extra["nuthatch"]
    assert not details["answerable"]
    assert details["handoff"]["recommended"] and details["handoff"]["reason_code"]
    assert isinstance(answer.choices[0].message.content, str)
    assert not answer.choices[0].message.annotations


def test_headers_say_what_an_answer_took(client):
    reply = client.chat.completions.with_raw_response.create(model="auto", messages=ask(QUESTIONS[0]))
    assert reply.headers["x-cache"] in ("hit", "miss", "stale", "coalesced", "off")
    assert int(reply.headers["x-tokens-used"]) >= 0
    assert float(reply.headers["x-nuthatch-overhead-ms"]) >= 0


def test_chat_needs_no_model(client):
    answer = client.post("/chat", cast_to=object, body={"messages": ask(QUESTIONS[0])})
    assert answer["object"] == "chat.completion"
    assert answer["nuthatch"]["answerable"]
