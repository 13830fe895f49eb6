using System.Text.Json.Nodes;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Asking;

/// <summary>Shows menus: changes the message whose button was pressed, or sends one. They are no conversation, and are kept in none.</summary>
public sealed class MenuVoice(IDatabase database, Outbox outbox, BrowserLink browser, TimeProvider time)
{
    internal Task ShowAsync(MenuRequest request, MenuScreen screen, MenuOutcome? outcome)
    {
        var shown = Frame(request, screen, outcome);
        var parameters = new JsonObject
        {
            ["text"] = shown.Html,
            ["parse_mode"] = "HTML",
            ["link_preview_options"] = new JsonObject { ["is_disabled"] = true },
        };
        if (shown.Keyboard() is { } keyboard)
            parameters["reply_markup"] = keyboard;
        if (request.MessageId is { } message)
            parameters["message_id"] = message;
        return database.WriteAsync(request.Workspace, db =>
        {
            outbox.Add(db, Row(request, parameters));
            return Task.CompletedTask;
        });
    }

    /// <summary>What came of it above, the ways out below.</summary>
    private BotScreen Frame(MenuRequest request, MenuScreen screen, MenuOutcome? outcome)
    {
        List<string> parts = [screen.Html];
        if (outcome is { Words.Length: > 0 })
            parts.Insert(0, $"{(outcome.IsDone ? "✅" : "⚠️")} {outcome.Words}");
        if (screen.Path is { } path && browser.TextOf(path) is { } address)
            parts.Add(address);
        IReadOnlyList<BotButton> ways = screen.Back is { } back
            ? back.Data == MenuRoute.Home.Data ? [MenuScreen.Button("← Back", back)] : [MenuScreen.Button("← Back", back), MenuScreen.Button("☰ Menu", MenuRoute.Home)]
            : [];
        IReadOnlyList<BotButton> open = screen.Path is { } there ? browser.ButtonsTo(there, request.Bot) : [];
        return new BotScreen(string.Join("\n\n", parts), [.. screen.Rows, ways, open]);
    }

    private OutboxMessage Row(MenuRequest request, JsonObject parameters) => new()
    {
        WorkspaceId = request.Workspace,
        BotId = request.Bot,
        ChatId = request.ChatId,
        Method = request.MessageId is null ? "sendMessage" : "editMessageText",
        Parameters = parameters.ToJsonString(),
        Lane = Lane.Reply,
        Priority = Priority.High,
        OnUncertain = OnUncertain.Retry,
        CreatedAt = time.GetUtcNow(),
    };
}
