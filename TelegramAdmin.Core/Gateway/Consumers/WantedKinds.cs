using System.Text.Json;

namespace TelegramAdmin.Core.Gateway.Consumers;

/// <summary>Which kinds of update a consumer gets (allowed_updates of core.telegram.org/bots/api#getupdates).</summary>
public sealed class WantedKinds
{
    // "an empty list to receive all update types except chat_member, message_reaction, and message_reaction_count (default)"
    private static readonly HashSet<string> LeftOut = ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly HashSet<string> _kinds;

    private WantedKinds(HashSet<string> kinds) => _kinds = kinds;

    public static WantedKinds Usual { get; } = new([]);

    /// <param name="json">A list of names; null or an empty one for the usual.</param>
    public static WantedKinds Of(string? json) => json is not null && TryParse(json, out var wanted) ? wanted : Usual;

    public static bool TryParse(string json, out WantedKinds wanted)
    {
        wanted = Usual;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() > 100)
                return false;
            if (document.RootElement.EnumerateArray().Any(k => k.ValueKind != JsonValueKind.String))
                return false;
            wanted = new WantedKinds([.. document.RootElement.EnumerateArray().Select(k => k.GetString()!)]);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // The second: half a character in a name.
        {
            return false;
        }
    }

    public bool Contains(string kind) => _kinds.Count == 0 ? !LeftOut.Contains(kind) : _kinds.Contains(kind);
}
