"""Pydantic AI, unmodified: agents that call tools, want objects and converse. It holds answers against its types."""

import pydantic
import pytest
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider


class Stock(pydantic.BaseModel):
    text: str


@pytest.fixture
def model(service):
    return lambda name: OpenAIChatModel(name, provider=OpenAIProvider(base_url=service.base_url, api_key="any"))


async def test_a_tool_is_called_and_its_result_goes_back(model):
    agent = Agent(model("deepseek-v3.2"))
    asked = []

    async def once(context, definition):
        return definition if context.run_step <= 1 else None

    @agent.tool_plain(prepare=once)
    def stock(text: str) -> str:
        asked.append(text)
        return "14"

    result = await agent.run("call stock for TT-2201")
    assert len(asked) == 1 and "TT-2201" in asked[0]
    assert result.output
    assert result.usage.requests == 2
    assert result.usage.total_tokens > 0


async def test_an_object_is_made(model):
    agent = Agent(model("gpt-4.1"), output_type=Stock)
    result = await agent.run("call final_result for TT-2202")
    assert "TT-2202" in result.output.text


async def test_an_object_is_streamed(model):
    agent = Agent(model("gpt-4.1"), output_type=Stock)
    async with agent.run_stream("call final_result for TT-2203") as stream:
        assert "TT-2203" in (await stream.get_output()).text


async def test_a_conversation_with_the_documents(model):
    agent = Agent(model("auto"))
    first = await agent.run("Do you deliver to Germany?")
    assert first.output
    second = await agent.run("How much is it?", message_history=first.all_messages())
    assert second.output


async def test_the_documents_are_streamed(model):
    agent = Agent(model("auto"))
    async with agent.run_stream("Is there a return fee?") as stream:
        pieces = [piece async for piece in stream.stream_text(delta=True)]
    assert len(pieces) >= 1
    assert "".join(pieces).strip()
