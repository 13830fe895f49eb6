using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Linking;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.AdminMenus;

/// <summary>The phone of somebody of the team, with the bot's menus on it.</summary>
internal sealed class MenuPhone(RunningApp app, SandboxBot bot, SandboxPerson person)
{
    private static int _forged;

    public SandboxPerson Person => person;

    public required Admin Admin { get; init; }

    public ChatMessage Last => Messages[^1];

    public IReadOnlyList<ChatMessage> Messages => [.. person.History(bot).Where(m => m.FromBot && !m.IsDeleted)];

    /// <summary>Somebody new of the team, who links their Telegram account.</summary>
    public static async Task<MenuPhone> LinkAsync(RunningApp app, SandboxBot bot, AdminRole role, string name = "Nora")
    {
        var made = await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, name, $"{name.ToLowerInvariant()}@example.com", StaffedApp.Password, role);
        Assert.Null(made.Failure);
        var phone = new MenuPhone(app, bot, app.Sandbox.World.AddPerson(name)) { Admin = made.Value };
        Assert.StartsWith($"✅ You are {name} here, with the role {role}.", (await phone.AskAsync($"/start staff_{phone.MakeCode()}")).Text, StringComparison.Ordinal);
        return phone;
    }

    public string MakeCode() => app.Service<LinkCodes>().Make(WorkspaceId.Default, Admin.Id);

    /// <summary>Writes and waits for what the bot sends.</summary>
    public async Task<ChatMessage> AskAsync(string text, IReadOnlyList<TextEntity>? entities = null)
    {
        var before = Messages.Count == 0 ? 0 : Last.Id;
        person.SendText(bot, text, entities);
        return await person.WaitForAsync(bot, m => m.FromBot && m.Id > before, RunningApp.Patience);
    }

    /// <summary>Presses a button of the last message and waits until the message shows something else.</summary>
    public async Task<ChatMessage> PressAsync(string button)
    {
        var before = Last;
        Assert.Contains(button, before.ButtonTexts);
        Assert.NotNull(await person.PressAsync(bot, button, before.Id));
        return await ChangedAsync(before, button);
    }

    /// <summary>The data behind a button of the last message.</summary>
    public string DataOf(string button) => Last.ReplyMarkup!.Value.GetProperty("inline_keyboard").EnumerateArray().SelectMany(row => row.EnumerateArray())
        .Single(b => b.GetProperty("text").GetString() == button).GetProperty("callback_data").GetString()!;

    /// <summary>Where the button to the browser leads.</summary>
    public string? LinkOf(ChatMessage message) => message.ReplyMarkup!.Value.GetProperty("inline_keyboard").EnumerateArray().SelectMany(row => row.EnumerateArray())
        .Where(b => b.TryGetProperty("url", out _)).Select(b => b.GetProperty("url").GetString()).SingleOrDefault();

    /// <summary>As a client that makes its own callback data under the bot's last message, and waits for what it changes.</summary>
    public async Task<ChatMessage> ForgeAsync(string data)
    {
        var before = Last;
        await SendForgedAsync(data);
        return await ChangedAsync(before, data);
    }

    /// <summary>The same, once the update is worked off; whatever it does.</summary>
    public async Task SendForgedAsync(string data)
    {
        var id = new BotId(bot.Id);
        var update = 800_000_000 + Interlocked.Increment(ref _forged);
        var active = await app.Service<BotDirectory>().FindAsync(id);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhook/{bot.Id}")
        {
            Content = new StringContent($$"""
                {"update_id":{{update}},"callback_query":{"id":"1","from":{"id":{{person.Id}},"is_bot":false,"first_name":{{JsonSerializer.Serialize(person.FirstName)}} },"chat_instance":"1",
                "message":{"message_id":{{Last.Id}},"date":1700000000,"chat":{"id":{{person.Id}},"type":"private"},"text":"x"},"data":{{JsonSerializer.Serialize(data)}} } }
                """, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", active!.RevealWebhookSecret());
        using var answer = await app.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = app.Storage.ReadAll();
            return await db.InboxUpdates.AnyAsync(u => u.BotId == id && u.UpdateId == update && u.ProcessedAt != null && u.Error == null);
        }, $"{data} is worked off");
    }

    public async Task<IReadOnlyList<AuditEntry>> AuditAsync()
    {
        await using var db = app.Storage.Read(WorkspaceId.Default);
        return await db.AuditEntries.Where(e => e.AdminId == Admin.Id).OrderBy(e => e.Number).ToListAsync();
    }

    private async Task<ChatMessage> ChangedAsync(ChatMessage before, string what)
    {
        ChatMessage Now() => person.History(bot).Single(m => m.Id == before.Id);
        await Eventually.TrueAsync(() => (Now().Text, string.Join('|', Now().ButtonTexts)) != (before.Text, string.Join('|', before.ButtonTexts)), $"{what} changes the message");
        return Now();
    }
}
