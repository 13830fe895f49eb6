using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Inbox;

/// <summary>One conversation: how it stands, its last messages, and what can be done with it.</summary>
internal sealed class ConversationPage(IDatabase database, ConversationReader reader, MarkRead markRead) : IMenuPage
{
    private const int Size = 6;
    private const int LongestMessage = 300;

    public string Name => "talk";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        if (visit.Route.Number(0) is not { } id || await FindAsync(visit.Workspace, id) is not { } found)
            return new MenuScreen("This conversation does not exist any more.", [], MenuRoute.Page("inbox"), "/conversations");
        var page = await reader.ReadAsync(visit.Workspace, id, visit.Route.Number(1), Size);
        if (visit.May(AdminRole.Operator) && found.Row.UnreadCount > 0)
            await markRead.RunAsync(visit.Workspace, id);
        var lines = page.Messages.Select(m => Line(m, found.Row, visit.Now));
        var html = $"{Head(found, visit.Now)}\n\n{(page.Messages.Count == 0 ? "Nothing was written." : string.Join('\n', lines))}";
        return new MenuScreen(html, [.. Rows(visit, found.Row, page)], MenuRoute.Page("inbox"), $"/conversations/{id}");
    }

    private async Task<Found?> FindAsync(WorkspaceId workspace, long id)
    {
        await using var db = database.Read(workspace);
        if (await db.Conversations.FirstOrDefaultAsync(c => c.Id == id) is not { } row)
            return null;
        var assignee = await db.Admins.Where(a => a.Id == row.AssigneeId).Select(a => a.Name).FirstOrDefaultAsync();
        return new Found(row, assignee, await db.Bots.Where(b => b.Id == row.BotId).Select(b => b.Username).FirstOrDefaultAsync());
    }

    private static string Head(Found found, DateTimeOffset now)
    {
        var row = found.Row;
        List<string> facts = [row.State switch
        {
            ConversationState.Snoozed when row.SnoozedUntil is { } until => $"snoozed until {MenuText.Time(until)}",
            _ => row.State.ToString().ToLowerInvariant(),
        }];
        if (row.Priority != ConversationPriority.Normal)
            facts.Add($"{row.Priority.ToString().ToLowerInvariant()} priority");
        facts.Add(found.Assignee is { } name ? $"with {MenuText.Name(name)}" : "with nobody");
        if (row.WaitingSince is { } since)
            facts.Add($"waits for {MenuText.Ago(since, now)}");
        if (row.DueAt is { } due)
            facts.Add(due < now ? $"late by {MenuText.Ago(due, now)}" : $"due {MenuText.Time(due)}");
        return $"<b>{MenuText.Name(row.Title)}</b>{(found.Bot is null ? "" : $" · @{MenuText.Name(found.Bot)}")}\n{string.Join(" · ", facts)}";
    }

    private static string Line(ConversationMessage message, Conversation row, DateTimeOffset now)
    {
        var words = MenuText.Line(MessageWords.Of(message.Kind, message.Text), LongestMessage);
        var told = message.DeletedAt is null ? words : $"<s>{words}</s>";
        var trouble = message.Delivery is DeliveryState.Failed or DeliveryState.Unknown ? " ⚠️ not delivered" : "";
        return message.Author == MessageAuthor.Event
            ? $"<i>{told}</i>"
            : $"<b>{MenuText.Line(AuthorOf(message, row), 24)}</b> {MenuText.Ago(message.SentAt, now)}: {told}{trouble}";
    }

    private static string AuthorOf(ConversationMessage message, Conversation row) => message.Author switch
    {
        MessageAuthor.Person => row.Title,
        MessageAuthor.Operator => message.AuthorName ?? "Team",
        _ => "Bot",
    };

    private static IEnumerable<IReadOnlyList<BotButton>> Rows(MenuVisit visit, Conversation row, MessagePage page)
    {
        if (page.HasOlder)
            yield return [MenuScreen.Button("↑ Older", MenuRoute.Page("talk", row.Id, page.Messages[0].Id))];
        if (visit.Route.Number(1) is not null)
            yield return [MenuScreen.Button("↓ Latest", MenuRoute.Page("talk", row.Id))];
        if (visit.May(AdminRole.Operator))
        {
            yield return [MenuScreen.Button("✍️ Reply", MenuRoute.Input("reply", row.Id, page.Messages.Count == 0 ? 0 : page.Messages[^1].Id)), AssignButton(visit, row)];
            yield return row.State == ConversationState.Closed
                ? [MenuScreen.Button("Open again", MenuRoute.Ask("reopen", row.Id))]
                : [MenuScreen.Button("Close", MenuRoute.Ask("close", row.Id)), MenuScreen.Button("Snooze", MenuRoute.Page("snooze", row.Id))];
        }
        if (row.Kind == ConversationKind.Private)
            yield return [MenuScreen.Button("👤 Person", MenuRoute.Page("person", row.ChatId))];
    }

    private static BotButton AssignButton(MenuVisit visit, Conversation row) => row.AssigneeId is not null && row.AssigneeId == visit.AdminId
        ? MenuScreen.Button("Unassign me", MenuRoute.Ask("assign", row.Id, "off"))
        : MenuScreen.Button("Assign me", MenuRoute.Ask("assign", row.Id, "me"));

    private sealed record Found(Conversation Row, string? Assignee, string? Bot);
}
