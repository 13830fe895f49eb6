using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AdminMenus.Asking;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Linking;

/// <summary>
/// The button beside the text field opens the control centre for whoever of the team is linked (core.telegram.org/bots/api#setchatmenubutton).
/// Whoever goes gets the usual one back.
/// </summary>
public sealed class StaffMenuButton(IDatabase database, Outbox outbox, BrowserLink browser, TimeProvider time)
{
    private const string Words = "Centre";
    private const string FirstPage = "/dashboard";

    internal Task ShowAsync(MenuRequest request) => browser.AppTo(FirstPage, request.Bot) is not { } address
        ? Task.CompletedTask
        : database.WriteAsync(request.Workspace, db =>
        {
            var button = new JsonObject { ["type"] = "web_app", ["text"] = Words, ["web_app"] = new JsonObject { ["url"] = address } };
            outbox.Add(db, Row(request.Workspace, request.Bot, request.ChatId, button));
            return Task.CompletedTask;
        });

    /// <summary>In the chats with every bot, since nobody wrote down in which of them the account was linked.</summary>
    public Task RemoveAsync(WorkspaceId workspace, long telegramUserId) => database.WriteAsync(workspace, async db =>
    {
        var bots = await db.Set<Reachability>().Where(r => r.WorkspaceId == workspace && r.ChatId == telegramUserId && r.IsReachable)
            .Join(db.Set<Bot>().Where(b => b.State != BotState.Removed), r => r.BotId, b => b.Id, (_, b) => b.Id).ToListAsync();
        foreach (var bot in bots.Where(bot => browser.AppTo(FirstPage, bot) is not null))
            outbox.Add(db, Row(workspace, bot, telegramUserId, new JsonObject { ["type"] = "default" }));
    });

    private OutboxMessage Row(WorkspaceId workspace, BotId bot, long chat, JsonObject button) => new()
    {
        WorkspaceId = workspace,
        BotId = bot,
        ChatId = chat,
        Method = "setChatMenuButton",
        Parameters = new JsonObject { ["menu_button"] = button }.ToJsonString(),
        Lane = Lane.Reply,
        Priority = Priority.Normal,
        OnUncertain = OnUncertain.Retry,
        CreatedAt = time.GetUtcNow(),
    };
}
