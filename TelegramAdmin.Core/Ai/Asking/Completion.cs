using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Ai.Asking;

/// <summary>What a model wrote, and the tokens that the endpoint counted for it.</summary>
public sealed record Completion(string Text, int TokensIn, int TokensOut)
{
    private const int MostTokens = 10_000_000;

    internal static Result<Completion> Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ChatAnswerJson.Default.ChatAnswer) is { Choices: [{ Message.Content: { } text }, ..] } answer
                ? new Completion(text, Tokens(answer.Usage?.PromptTokens), Tokens(answer.Usage?.CompletionTokens))
                : AiErrors.Nonsense;
        }
        catch (JsonException)
        {
            return AiErrors.Nonsense;
        }
    }

    private static int Tokens(long? counted) => (int)Math.Clamp(counted ?? 0, 0, MostTokens);
}

internal sealed record ChatAnswer(IReadOnlyList<ChatChoice?>? Choices, ChatUsage? Usage);

internal sealed record ChatChoice(ChatWords? Message);

internal sealed record ChatWords(string? Content);

internal sealed record ChatUsage(long? PromptTokens, long? CompletionTokens);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ChatAnswer))]
internal sealed partial class ChatAnswerJson : JsonSerializerContext;
