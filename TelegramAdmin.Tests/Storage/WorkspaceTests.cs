using System.Collections;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Storage;

public sealed class WorkspaceTests
{
    [Theory, OnBothDatabases]
    public async Task TwoWorkspaces_WithABotEach_NeverSeeEachOthersRows(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var other = await app.Service<CreateWorkspace>().RunAsync("Other");
        var ours = await app.AddBotAsync("ours_bot");
        var theirs = await app.AddBotAsync("theirs_bot", other);
        var person = app.Sandbox.World.AddPerson("Both", languageCode: "en");
        foreach (var bot in new[] { ours, theirs })
        {
            person.Start(bot);
            person.SendText(bot, $"secret of {bot.Username}");
            await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        }
        await app.Service<AuditLog>().RecordAsync(WorkspaceId.Default, Actor.System, "test.done", "ours");
        await app.Service<AuditLog>().RecordAsync(other, Actor.System, "test.done", "theirs");
        var list = app.Service<ConversationList>();
        await Eventually.TrueAsync(async () => (await list.ReadAsync(other, new ConversationFilter())).Rows.Count == 1, "the other workspace has its conversation");

        await using (var db = app.Storage.Read(other))
        {
            var owned = db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => typeof(IWorkspaceOwned).IsAssignableFrom(t)).ToList();
            Assert.True(owned.Count >= 10);
            Assert.All(owned, type => Assert.All(RowsOf(db, type), row => Assert.Equal(other, row.WorkspaceId)));
        }
        var foreign = (await list.ReadAsync(WorkspaceId.Default, new ConversationFilter())).Rows.Single();
        Assert.Contains("ours_bot", foreign.Preview, StringComparison.Ordinal);
        Assert.Null(await list.FindAsync(other, foreign.Id));
        Assert.Null(await app.Service<ConversationReader>().ReadFactsAsync(other, foreign.Id));
        Assert.Empty((await app.Service<ConversationReader>().ReadAsync(other, foreign.Id)).Messages);
        Assert.Equal("conversation_not_found", (await app.Service<SendReply>().RunAsync(other, foreign.Id, new ReplyDraft(1, "Eve", "hi"))).Failure?.Code);
        Assert.Equal("theirs_bot", Assert.Single((await app.Service<LiveStatus>().ReadAsync(other)).Bots).Bot.Username);
    }

    private static List<IWorkspaceOwned> RowsOf(AppDbContext db, Type type)
    {
        var set = (IEnumerable)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type).Invoke(db, null)!;
        return [.. set.Cast<IWorkspaceOwned>()];
    }
}
