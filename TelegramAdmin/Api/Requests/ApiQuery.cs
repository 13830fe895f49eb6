using System.Globalization;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Api.Requests;

/// <summary>Reads parameters of the query; the endpoint describes each with <c>Query(…)</c>. One of the wrong kind ends the request with parameter_invalid.</summary>
public static class ApiQuery
{
    extension(HttpContext context)
    {
        public string? QueryText(string name) => context.Request.Query[name].ToString() is not { Length: > 0 } text ? null
            : text.Contains('\0', StringComparison.Ordinal) || text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') >= 0 && !IsWhole(text) ? throw Wrong(name, "is text without zero characters") : text;

        public long? QueryNumber(string name) => context.QueryText(name) is not { } text ? null
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(name, "is a whole number");

        public DateTimeOffset? QueryTime(string name) => context.QueryText(name) is not { } text ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at.Year is >= 2000 and <= 2200 ? at
            : throw Wrong(name, "is a time such as 2026-01-31T18:30:00Z");

        /// <summary>One of an enum's names in lower case, as answers write them.</summary>
        public T? QueryWord<T>(string name) where T : struct, Enum => context.QueryText(name) is not { } text ? null
            : Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => ApiWords.Of(v!.Value) == text) ?? throw Wrong(name, $"is one of {string.Join(", ", Enum.GetValues<T>().Select(v => ApiWords.Of(v)))}");

        /// <summary>The bot that <paramref name="name"/> names, which the key must be allowed to use.</summary>
        public BotId? QueryBot(string name = "bot_id") => context.QueryNumber(name) is { } id ? context.Allowed(new BotId(id)) : null;

        /// <exception cref="ApiRefusedException">The key may not use this bot.</exception>
        public BotId Allowed(BotId bot) => context.ApiKey().Allows(bot) ? bot : throw new ApiRefusedException(new Failure(FailureKind.Forbidden, "bot_not_allowed",
            $"This key may not use bot {bot}. Let it use the bot in Settings → API keys, or take another bot.", "bot_id"));
    }

    private static bool IsWhole(string text) => !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar);

    public static ApiRefusedException Wrong(string name, string form) =>
        new(new Failure(FailureKind.Invalid, "parameter_invalid", $"{name} {form}. Correct it, or leave it out.", name));
}
