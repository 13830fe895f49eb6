namespace TelegramAdmin.Core.Delivery.Reading;

/// <summary>What many errors have in common, in the words of Telegram that all of them contain.</summary>
/// <param name="Words">Filters messages as <see cref="MessageFilter.Error"/>.</param>
public sealed record FailureCause(string Words, int Code, int Count, DateTimeOffset LastAt)
{
    // Where these stand, what comes before and after is about one message: an offset, a number, a name.
    private static readonly string[] Known =
    [
        "blocked by the user", "user is deactivated", "chat not found", "bot was kicked", "message text is empty", "message is too long", "caption is too long",
        "can't parse entities", "not enough rights", "bot can't initiate conversation", "PEER_ID_INVALID", "message to be replied not found", "message to edit not found",
        "message to delete not found", "message can't be edited", "message can't be deleted", "wrong file identifier", "failed to get HTTP URL content", "query is too old",
        "Too Many Requests", "given up after", "Internal Server Error", "Bad Gateway", "Unauthorized",
    ];

    private static readonly string[] Prefixes = ["Bad Request: ", "Forbidden: ", "Not Found: ", "Conflict: "];

    /// <summary>What is common to errors of its kind; always a part of the error itself.</summary>
    public static string Of(string error)
    {
        foreach (var words in Known)
        {
            if (error.IndexOf(words, StringComparison.Ordinal) is >= 0)
                return words;
        }
        var told = Prefixes.FirstOrDefault(p => error.StartsWith(p, StringComparison.Ordinal)) is { } prefix ? error[prefix.Length..] : error;
        var number = told.AsSpan().IndexOfAnyInRange('0', '9');
        return (number > 8 ? told[..number] : told).Trim();
    }
}
