using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Managing;

/// <summary>The caller's own name for an act, part of the <see cref="CreditEntry.Source"/> that it leaves.</summary>
internal static class RequestIds
{
    private const int Longest = 100;

    public static bool IsUsable(string? id) => id is { Length: > 0 and <= Longest } && !string.IsNullOrWhiteSpace(id) && ShortText.IsWhole(id);
}
