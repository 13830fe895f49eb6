using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
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

    /// <summary>Presses a button where it stands last and waits until that message shows something else.</summary>
    public async Task<ChatMessage> PressAsync(string button)
    {
        var before = Messages.LastOrDefault(m => m.ButtonTexts.Contains(button)) ?? Last;
        Assert.Contains(button, before.ButtonTexts);
        await Eventually.TrueAsync(() => IsKnownAsync(before.Id), "the engine knows that the message arrived"); // No finger is faster than that.
        Assert.NotNull(await person.PressAsync(bot, button, before.Id));
        await Eventually.TrueAsync(() => person.History(bot).Single(m => m.Id == before.Id) is var now && (now.Text, string.Join('|', now.ButtonTexts)) != (before.Text, string.Join('|', before.ButtonTexts)), $"{button} changes the message");
        return person.History(bot).Single(m => m.Id == before.Id);
    }

    /// <summary>As a client that makes its own callback data under the bot's last message; returns once the update is worked off.</summary>
    public Task ForgeAsync(string data) => ReceiveAsync(NextUpdate(), $$"""
        "callback_query":{"id":"1","from":{{From}},"chat_instance":"1",
        "message":{"message_id":{{Last.Id}},"date":1700000000,"chat":{"id":{{person.Id}},"type":"private"},"text":"x"},"data":{{JsonSerializer.Serialize(data)}} }
        """);

    /// <summary>A message as Telegram would post it, with fields that the sandbox does not make; returns once the update is worked off.</summary>
    /// <param name="update">The number of an update that comes again.</param>
    public async Task<int> WriteAsync(string fields, int? update = null)
    {
        var number = update ?? NextUpdate();
        await ReceiveAsync(number, $$"""
            "message":{"message_id":{{number}},"date":1700000000,"from":{{From}},"chat":{"id":{{person.Id}},"type":"private"},{{fields}} }
            """);
        return number;
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

    private async Task<bool> IsKnownAsync(int messageId)
    {
        await using var db = app.Storage.ReadAll();
        var chats = db.Conversations.Where(c => c.ChatId == person.Id).Select(c => c.Id);
        return await db.ConversationMessages.AnyAsync(m => m.TelegramMessageId == messageId && m.Author == MessageAuthor.Bot && chats.Contains(m.ConversationId));
    }

    private string From => $$"""{"id":{{person.Id}},"is_bot":false,"first_name":{{JsonSerializer.Serialize(person.FirstName)}} }""";

    private static int NextUpdate() => 900_000_000 + Interlocked.Increment(ref _forged);

    private async Task ReceiveAsync(int update, string content)
    {
        var id = new BotId(bot.Id);
        var active = await app.Service<BotDirectory>().FindAsync(id);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhook/{bot.Id}") { Content = new StringContent($$"""{"update_id":{{update}},{{content}} }""", Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", active!.RevealWebhookSecret());
        using var answer = await app.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = app.Storage.ReadAll();
            return await db.InboxUpdates.AnyAsync(u => u.BotId == id && u.UpdateId == update && u.ProcessedAt != null && u.Error == null);
        }, $"{content} is worked off");
    }
}
