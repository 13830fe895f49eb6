using System.Text;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Audiences.Saving;
using TelegramAdmin.Core.AutoReplies.Faq;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.QuickReplies.Moving;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Fuzz;

/// <summary>Files that somebody of the team takes in, and what links and Telegram's frame bring along.</summary>
[Collection(FuzzCollection.Name)]
public sealed class ImportFuzzTests(FuzzedApp fuzzed)
{
    private const string Settings = """
        {"format":"telegramadmin-settings","version":1,"settings":{"credits.free":5,"inbox.hours":{"days":[]}},"texts":[{"key":"welcome","language":"en","text":"Hi {first_name}"}],"labels":[{"name":"VIP","colour":"red"}],"tiers":[{"name":"Gold"}]}
        """;

    private const string Replies = """
        {"replies":[{"shortcut":"hi","title":"Hi","category":"A","steps":[{"text":"Hello {first_name}","file":{"name":"../a.png","type":"image/png","content":"aGk="},"buttons":[[{"text":"Site","url":"https://example.com"}]]}]}]}
        """;

    [Fact]
    public async Task File_WithAnythingInIt_IsTakenOrRefusedWithWords()
    {
        var hostile = new Hostile(20261127);
        var app = fuzzed.App;
        var by = new Actor(1, "Owner");
        for (var n = 0; n < 250; n++)
        {
            var settings = Encoding.UTF8.GetBytes(hostile.Mutate(Settings));
            if ((await app.Service<SettingsFile>().LookAsync(WorkspaceId.Default, settings)) is { IsOk: true, Value.Faults: { Count: > 0 } faults })
                Assert.All(faults, f => Assert.NotEmpty(f.Reason));
            await app.Service<SettingsFile>().ImportAsync(WorkspaceId.Default, settings, mayChangeOwners: false);
            await app.Service<ImportReplies>().RunAsync(WorkspaceId.Default, new Importer(1, true), Encoding.UTF8.GetBytes(n % 3 == 0 ? Table(hostile, "shortcut,title,text,category") : hostile.Mutate(Replies)));
            await app.Service<FaqFile>().ImportAsync(WorkspaceId.Default, new MemoryStream(Bytes(hostile, Table(hostile, "question,answer,keywords,category"))), by);
            var list = await app.Service<PersonLists>().AddAsync(WorkspaceId.Default, hostile.Word(), new StringReader(Table(hostile, "telegram_user_id,name")));
            if (list.Failure is { } refused)
                Assert.NotEmpty(refused.Message);
        }
        Assert.Null((await app.Service<PersonLists>().AddAsync(WorkspaceId.Default, "A proper list", new StringReader("telegram_user_id\n77\n78\n"))).Failure);
    }

    [Fact]
    public async Task Link_WithAnythingInIt_LeadsNowhere()
    {
        var hostile = new Hostile(20261128);
        using var stranger = new Visitor(fuzzed.App.Url);
        Assert.True(BotToken.TryParse("100001:VECTOR-token-of-the-mini-app-0000", out var token));
        for (var n = 0; n < 120; n++)
        {
            var any = hostile.InAddress() is { Length: > 0 } word ? word : "x";
            foreach (var path in new[] { $"/go/{any}", $"/pay/{any}/done", $"/pay/{any}/{any}", $"/invitation?token={any}", $"/account/setup?token={any}&name={any}", $"/account/sign-in?returnUrl={any}&error={any}", $"/app?bot={any}&to={any}" })
            {
                var status = (int)(await stranger.OpenAsync(path)).Status;
                Assert.True(status is 200 or 302 or 400 or 404, $"{status} {path}");
            }
            Assert.NotNull(TelegramSignInData.Read(hostile.Word() + "&hash=" + hostile.Word(), token, TelegramKey.Telegrams).Failure);
            Assert.False(ApiKeySecret.TryParse(hostile.Word(), out _));
        }
    }

    private static string Table(Hostile hostile, string head) =>
        $"{head}\n{string.Join('\n', Enumerable.Range(0, hostile.Random.Next(0, 8)).Select(_ => string.Join(",;\t"[hostile.Random.Next(3)], Enumerable.Range(0, hostile.Random.Next(0, 6)).Select(_ => hostile.Random.Next(3) == 0 ? $"\"{hostile.Word()}" : hostile.Word()))))}";

    /// <summary>Now and then no text at all.</summary>
    private static byte[] Bytes(Hostile hostile, string text)
    {
        if (hostile.Random.Next(6) > 0)
            return Encoding.UTF8.GetBytes(text);
        var bytes = new byte[hostile.Random.Next(0, 500)];
        hostile.Random.NextBytes(bytes);
        return bytes;
    }
}
