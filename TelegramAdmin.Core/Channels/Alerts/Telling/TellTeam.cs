using System.Globalization;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Leaves in the outbox what the team is to be told. Plain text, so that what a post says is nothing but text.</summary>
public sealed class TellTeam(TeamAddresses addresses, Outbox outbox, TimeProvider time)
{
    private const int LongestMessage = 4096;

    /// <param name="more">So many others happened with it and are on the page only.</param>
    internal async Task RunAsync(AppDbContext db, ChannelAlertRule rule, TrackedChannel channel, Sighting sighting, int more)
    {
        var people = PersonList.Read(rule.Recipients);
        if (people.Count == 0 && !rule.ToGroup)
            return;
        var words = Words(rule, channel, sighting, more);
        foreach (var to in await addresses.FindAsync(db, channel.WorkspaceId, people, rule.ToGroup, rule.BotId))
            Send(db, channel.WorkspaceId, to, words);
    }

    internal void Send(AppDbContext db, WorkspaceId workspace, TeamAddress to, string text) => outbox.Add(db, Row(workspace, to, "sendMessage", new JsonObject
    {
        ["text"] = ShortText.Cut(text, LongestMessage),
        ["link_preview_options"] = new JsonObject { ["is_disabled"] = true },
    }, null));

    internal void SendFile(AppDbContext db, WorkspaceId workspace, TeamAddress to, SpooledFile file) =>
        outbox.Add(db, Row(workspace, to, "sendDocument", new JsonObject { ["document"] = $"attach://{file.Part}" }, Spool.Describe([file])));

    private static string Words(ChannelAlertRule rule, TrackedChannel channel, Sighting sighting, int more)
    {
        var lines = new List<string> { $"🔔 {rule.Name}", $"{channel.Title}: {sighting.Text}" };
        if (more > 0)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"And {more:N0} more, on the alerts page."));
        if (PostAddress.Of(channel, sighting.MessageId) is { } link)
            lines.Add(link);
        return string.Join('\n', lines);
    }

    // Twice is better than never, for what the team waits for.
    private OutboxMessage Row(WorkspaceId workspace, TeamAddress to, string method, JsonObject parameters, string? files) => new()
    {
        WorkspaceId = workspace,
        BotId = to.Bot,
        ChatId = to.ChatId,
        Method = method,
        Parameters = parameters.ToJsonString(),
        Files = files,
        Lane = Lane.Reply,
        Priority = Priority.Normal,
        OnUncertain = OnUncertain.Retry,
        CreatedAt = time.GetUtcNow(),
    };
}

/// <summary>The link to a post, or to its channel (core.telegram.org/api/links#message-links).</summary>
public static class PostAddress
{
    /// <returns>Null where Telegram has no link: a private channel without a post.</returns>
    public static string? Of(TrackedChannel channel, long? messageId) => (channel.Username, channel.TelegramId, messageId) switch
    {
        ({ Length: > 0 } name, _, { } post) => string.Create(CultureInfo.InvariantCulture, $"https://t.me/{name}/{post}"),
        ({ Length: > 0 } name, _, null) => $"https://t.me/{name}",
        (_, { } id, { } post) => string.Create(CultureInfo.InvariantCulture, $"https://t.me/c/{id}/{post}"),
        _ => null,
    };
}
