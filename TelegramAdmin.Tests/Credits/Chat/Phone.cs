using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Credits.Chat;

/// <summary>A person's chat with a bot whose messages cost credits, as their phone shows it.</summary>
internal sealed class Phone(RunningApp app, SandboxBot bot, SandboxPerson person)
{
    private static int _forged;

    public SandboxBot Bot => bot;

    public SandboxPerson Person => person;

    public ChatMessage Last => Messages[^1];

    public IReadOnlyList<ChatMessage> Messages => [.. person.History(bot).Where(m => m.FromBot && !m.IsDeleted)];

    public static Task ChargeAsync(RunningApp app) => SetAsync(app, CreditSettings.Charging, ChargingMode.Always);

    public static async Task SetAsync<T>(RunningApp app, Setting<T> setting, T value) =>
        Assert.Null((await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, setting, value)).Failure);

    public static Phone Of(RunningApp app, SandboxBot bot, string name = "Ana", string language = "en") => new(app, bot, app.Sandbox.World.AddPerson(name, languageCode: language));

    /// <summary>Writes and waits for what the bot sends.</summary>
    public Task<ChatMessage> AskAsync(string text)
    {
        var before = Messages.Count == 0 ? 0 : Last.Id;
        person.SendText(bot, text);
        return person.WaitForAsync(bot, m => m.FromBot && m.Id > before, RunningApp.Patience);
    }

    /// <summary>Presses a button of the last message and waits until the message shows something else.</summary>
    public async Task<ChatMessage> PressAsync(string button)
    {
        var before = Last;
        Assert.Contains(button, before.ButtonTexts);
        Assert.NotNull(await person.PressAsync(bot, button, before.Id));
        await Eventually.TrueAsync(() => person.History(bot).Single(m => m.Id == before.Id) is var now && (now.Text, string.Join('|', now.ButtonTexts)) != (before.Text, string.Join('|', before.ButtonTexts)), $"{button} changes the message");
        return person.History(bot).Single(m => m.Id == before.Id);
    }

    /// <summary>As a client that makes its own callback data under the bot's last message; returns once the update is worked off.</summary>
    public async Task ForgeAsync(string data)
    {
        var update = 900_000_000 + Interlocked.Increment(ref _forged);
        var body = $$"""
            {"update_id":{{update}},"callback_query":{"id":"{{update}}","from":{"id":{{person.Id}},"is_bot":false,"first_name":"{{person.FirstName}}"},"chat_instance":"1",
            "message":{"message_id":{{Last.Id}},"date":1700000000,"chat":{"id":{{person.Id}},"type":"private"},"text":"x"},"data":{{JsonSerializer.Serialize(data)}} } }
            """;
        var active = await app.Service<BotDirectory>().FindAsync(new BotId(bot.Id));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhook/{bot.Id}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", active!.RevealWebhookSecret());
        using var answer = await app.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = app.Storage.ReadAll();
            return await db.InboxUpdates.AnyAsync(u => u.UpdateId == update && u.ProcessedAt != null && u.Error == null);
        }, $"{data} is worked off");
    }

    public async Task<CreditAccount> AccountAsync()
    {
        await using var db = app.Storage.ReadAll();
        return await db.CreditAccounts.SingleAsync(a => a.TelegramUserId == person.Id);
    }

    public async Task<IReadOnlyList<CreditEntry>> EntriesAsync()
    {
        await using var db = app.Storage.ReadAll();
        var id = await db.CreditAccounts.Where(a => a.TelegramUserId == person.Id).Select(a => a.Id).SingleAsync();
        return await db.CreditEntries.Where(e => e.AccountId == id).OrderBy(e => e.Id).ToListAsync();
    }

    public async Task<long> BalanceAsync() => (await AccountAsync()).Balance;
}
