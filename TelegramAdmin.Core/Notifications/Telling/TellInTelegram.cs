using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Notifications.Telling;

/// <summary>Leaves news in the outbox for those of the team who linked their Telegram, want to be told there, and are not in their quiet hours.</summary>
internal sealed class TellInTelegram(TeamAddresses addresses, Outbox outbox, BrowserLink browser, EngineOptions options)
{
    private const int LongestMessage = 4096;

    public async Task RunAsync(AppDbContext db, Notification news, DateTimeOffset now)
    {
        var linked = await db.WorkspaceMembers.Where(m => m.WorkspaceId == news.WorkspaceId && m.Role >= news.Role && (news.AdminId == null || m.AdminId == news.AdminId))
            .Join(db.StaffLinks, m => m.AdminId, l => l.AdminId, (_, l) => l).AsNoTracking().ToListAsync();
        if (linked.Count == 0)
            return;
        var ids = linked.ConvertAll(l => l.AdminId);
        var tastes = await db.NotificationChoices.AsNoTracking().Where(c => ids.Contains(c.AdminId)).ToDictionaryAsync(c => c.AdminId, c => c.ToTaste());
        foreach (var link in linked)
        {
            var taste = tastes.GetValueOrDefault(link.AdminId) ?? NotificationTaste.Usual;
            if (!taste.Wants(news.Kind, NotificationWays.Telegram) || taste.Quiet?.Covers(now) == true)
                continue;
            foreach (var to in await addresses.FindAsync(db, news.WorkspaceId, [link.TelegramUserId], toGroup: false, bot: null))
                outbox.Add(db, Row(news, to, now));
        }
    }

    private string Words(Notification news)
    {
        var (one, several) = NotificationWords.Line(news.Kind);
        var lines = new List<string> { "🔔 " + string.Format(CultureInfo.InvariantCulture, news.Count == 1 ? one : several, news.Subject, news.Count) };
        if (!string.IsNullOrWhiteSpace(news.Text))
            lines.Add(news.Text);
        if (options.PublicUrl is { } here)
            lines.Add(new Uri(here, news.Address).AbsoluteUri);
        return ShortText.Cut(string.Join('\n', lines), LongestMessage);
    }

    // Plain text, so that what somebody wrote is nothing but text. Twice is better than never, for what the team waits for.
    private OutboxMessage Row(Notification news, TeamAddress to, DateTimeOffset now) => new()
    {
        WorkspaceId = news.WorkspaceId,
        BotId = to.Bot,
        ChatId = to.ChatId,
        Method = "sendMessage",
        Parameters = Parameters(news, to.Bot).ToJsonString(),
        Lane = Lane.Reply,
        Priority = Priority.Normal,
        OnUncertain = OnUncertain.Retry,
        CreatedAt = now,
    };

    // It goes to private chats only, where Telegram takes a button that opens the page in its place.
    private JsonObject Parameters(Notification news, BotId bot)
    {
        var parameters = new JsonObject { ["text"] = Words(news), ["link_preview_options"] = new JsonObject { ["is_disabled"] = true } };
        if (browser.AppButtonTo(news.Address, bot) is { } button)
            parameters["reply_markup"] = BotScreen.Of("", [button]).Keyboard();
        return parameters;
    }
}
