using System.Text.Json;

namespace TelegramAdmin.Core.BotApi;

/// <summary>How a call to the Bot API ended. "Telegram refused" and "the network failed" are different things.</summary>
public abstract record BotApiReply
{
    private BotApiReply()
    {
    }

    /// <summary>Telegram did it. <paramref name="Result"/> is the method's own result.</summary>
    public sealed record Accepted(JsonElement Result) : BotApiReply;

    /// <summary>Telegram said no (core.telegram.org/bots/api#making-requests); it did nothing.</summary>
    /// <param name="Code">As HTTP: 400, 401, 403, 404, 409, 429, 5xx.</param>
    /// <param name="RetryAfter">With 429: how long to stay silent.</param>
    /// <param name="MigrateToChatId">With 400: the supergroup that this group became.</param>
    public sealed record Refused(int Code, string Description, TimeSpan? RetryAfter = null, long? MigrateToChatId = null) : BotApiReply;

    /// <summary>No answer came.</summary>
    /// <param name="MayHaveBeenTaken">False only where the request surely never arrived: name not found, connection refused.</param>
    public sealed record Lost(bool MayHaveBeenTaken, string Reason) : BotApiReply;
}
