using System.Text.Json;
using TelegramAdmin.Core.BotApi;

namespace TelegramAdmin.Core.Delivery;

/// <summary>What a reply from Telegram means for a message.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    public sealed record Sent(long? MessageId, IReadOnlyList<long> Album, JsonElement? Result = null) : Verdict;

    /// <summary>Told to wait; costs no attempt.</summary>
    public sealed record Snooze(TimeSpan For) : Verdict;

    /// <summary>Surely not done; worth another try.</summary>
    public sealed record Again(int Code, string Error) : Verdict;

    /// <summary>Done or not, nobody knows.</summary>
    public sealed record Uncertain(string Error) : Verdict;

    /// <param name="Unreachable">The chat is closed to this bot from now on.</param>
    public sealed record Refused(int Code, string Error, bool Unreachable) : Verdict;

    /// <summary>The group has another id now.</summary>
    public sealed record Moved(long ToChatId) : Verdict;

    /// <summary>The bot's token is refused; the message waits for a new one.</summary>
    public sealed record BotOut(string Error) : Verdict;

    public static Verdict Of(BotApiReply reply) => reply switch
    {
        BotApiReply.Accepted accepted => Success(accepted.Result),
        BotApiReply.Lost { MayHaveBeenTaken: false } lost => new Again(0, lost.Reason),
        BotApiReply.Lost lost => new Uncertain(lost.Reason),
        BotApiReply.Refused { Code: 429 } refused => new Snooze(refused.RetryAfter ?? TimeSpan.FromSeconds(5)),
        BotApiReply.Refused { MigrateToChatId: { } moved } => new Moved(moved),
        BotApiReply.Refused { Code: 401 } refused => new BotOut(refused.Description),
        BotApiReply.Refused { Code: >= 500 } refused => new Again(refused.Code, refused.Description),
        BotApiReply.Refused refused when refused.Description.Contains("message is not modified", StringComparison.Ordinal) => new Sent(null, []),
        BotApiReply.Refused refused => new Refused(refused.Code, refused.Description, ClosesChat(refused)),
        _ => throw new InvalidOperationException(),
    };

    private static Sent Success(JsonElement result) => result.ValueKind switch
    {
        JsonValueKind.Object => new Sent(IdOf(result), [], result),
        JsonValueKind.Array => SentAlbum([.. result.EnumerateArray().Select(IdOf).OfType<long>()], result),
        _ => new Sent(null, [], result),
    };

    private static Sent SentAlbum(IReadOnlyList<long> ids, JsonElement result) => new(ids.Count > 0 ? ids[0] : null, ids, result);

    private static long? IdOf(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty("message_id", out var id) && id.TryGetInt64(out var value) ? value : null;

    // 403: blocked, kicked, deactivated, never started. 400 with these words: the chat is gone.
    private static bool ClosesChat(BotApiReply.Refused refused) =>
        refused.Code == 403 || refused.Description.Contains("chat not found", StringComparison.Ordinal) || refused.Description.Contains("PEER_ID_INVALID", StringComparison.Ordinal);
}
