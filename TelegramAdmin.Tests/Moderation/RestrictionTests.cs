using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Moderation.Stopped;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Moderation;

public sealed class RestrictionTests
{
    [Theory, OnBothDatabases]
    public async Task Banned_WhateverTheyDo_AreToldOnceAndReachNobodyUntilItIsLifted(DatabaseProvider provider)
    {
        var guarded = await Guarded.StartAsync(provider);
        await using var app = guarded.App;
        var ana = await guarded.PersonAsync();
        var before = ana.SendText(guarded.Bot, "a question");
        await guarded.ArrivesAsync(ana, "a question");

        await guarded.RestrictAsync(ana, RestrictionKind.Ban);
        ana.SendText(guarded.Bot, "buy followers");
        await guarded.HearsAsync(ana, "You are blocked here");
        ana.Edit(guarded.Bot, before.Id, "buy followers, edited");
        ana.SendText(guarded.Bot, "/start");
        await guarded.StopsAsync(ana, "buy followers, edited");
        await guarded.StopsAsync(ana, "/start");

        Assert.Equal(["hello", "a question"], await guarded.InConversationAsync(ana));
        Assert.Single(ana.Received(guarded.Bot), m => m.Contains("blocked", StringComparison.Ordinal));
        Assert.All(await guarded.StoppedAsync(ana), m => Assert.Equal((StopReason.Banned, "sells followers"), (m.Reason, m.Detail)));
        Assert.Contains("Olga banned them for good: sells followers", await guarded.NotesAsync(ana));
        await using (var db = app.Storage.Read(WorkspaceId.Default))
        {
            var entry = await db.AuditEntries.SingleAsync(e => e.Action == "person.banned");
            Assert.Equal(($"person {ana.Id}", "Olga"), (entry.Target, entry.Actor));
            Assert.Equal(2, await db.BotUsers.Where(u => u.TelegramUserId == ana.Id).Select(u => u.MessagesIn).SingleAsync());
        }

        Assert.Null((await app.Service<LiftRestriction>().RunAsync(WorkspaceId.Default, ana.Id, Guarded.Olga)).Failure);
        ana.SendText(guarded.Bot, "thank you");
        await guarded.ArrivesAsync(ana, "thank you");
        Assert.Equal("person_not_restricted", (await app.Service<LiftRestriction>().RunAsync(WorkspaceId.Default, ana.Id, Guarded.Olga)).Failure?.Code);
        Assert.Contains("Olga lifted the ban", await guarded.NotesAsync(ana));
    }

    [Theory, OnBothDatabases]
    public async Task Muted_MayStillAskForCommands_AndWriteAgainWhenTheTimeIsOver(DatabaseProvider provider)
    {
        var guarded = await Guarded.StartAsync(provider);
        await using var app = guarded.App;
        var ana = await guarded.PersonAsync();
        await guarded.RestrictAsync(ana, RestrictionKind.Mute, DateTimeOffset.UtcNow.AddHours(1));

        ana.SendText(guarded.Bot, "first");
        await guarded.HearsAsync(ana, "do not reach us until");
        ana.SendText(guarded.Bot, "/nonsense " + new string('x', 100));
        await guarded.StopsAsync(ana, "/nonsense " + new string('x', 100));
        ana.SendText(guarded.Bot, "/help");
        await guarded.HearsAsync(ana, "a person answers");
        Assert.Equal(["hello", "/help"], await guarded.InConversationAsync(ana));

        await guarded.PassTimeAsync(ana);
        ana.SendText(guarded.Bot, "second");
        await guarded.ArrivesAsync(ana, "second");
        Assert.Null(await guarded.RestrictionAsync(ana));
        Assert.Single(ana.Received(guarded.Bot), m => m.Contains("do not reach us", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task WhatWasStopped_LetThrough_IsRecordedAndOpensOnce(DatabaseProvider provider)
    {
        var guarded = await Guarded.StartAsync(provider);
        await using var app = guarded.App;
        var ana = await guarded.PersonAsync();
        await guarded.RestrictAsync(ana, RestrictionKind.Ban);
        ana.SendPhoto(guarded.Bot, "my passport");
        var stopped = await guarded.StopsAsync(ana, "my passport");

        var both = await Task.WhenAll(LetAsync(), LetAsync());

        Assert.Single(both, done => done.IsOk);
        Assert.Equal("already_let_through", both.Single(done => !done.IsOk).Failure!.Code);
        Assert.Equal(["hello", "my passport"], await guarded.InConversationAsync(ana));
        await using var db = app.Storage.Read(WorkspaceId.Default);
        Assert.Equal(2, (await db.Conversations.SingleAsync(c => c.ChatId == ana.Id)).UnreadCount);
        Assert.NotNull((await guarded.StopsAsync(ana, "my passport")).LetThroughAt);
        Assert.Equal("stopped_message_not_found", (await app.Service<LetThrough>().RunAsync(WorkspaceId.Default, stopped.Id + 1000, Guarded.Olga)).Failure?.Code);

        Task<Core.Errors.Result<long?>> LetAsync() => app.Service<LetThrough>().RunAsync(WorkspaceId.Default, stopped.Id, Guarded.Olga);
    }

    [Fact]
    public async Task RestrictPerson_ThatCannotBe_SaysWhatToDo()
    {
        await using var app = await RunningApp.StartAsync();
        var guarded = await Guarded.OfAsync(app);
        var ana = await guarded.PersonAsync();
        var owner = await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "Boris", "boris@example.com", StaffedApp.Password, AdminRole.Operator);
        await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            var boris = await db.BotUsers.AsTracking().SingleAsync(u => u.TelegramUserId == ana.Id);
            db.StaffLinks.Add(new StaffLink { AdminId = owner.Value.Id, TelegramUserId = boris.TelegramUserId, TelegramName = "Ana", LinkedAt = DateTimeOffset.UtcNow });
        });

        Assert.Equal("person_is_staff", await CodeAsync(ana.Id, RestrictionKind.Ban, "spam"));
        Assert.Equal("person_not_found", await CodeAsync(77, RestrictionKind.Ban, "spam"));
        Assert.Equal("restriction_reason_missing", await CodeAsync(ana.Id, RestrictionKind.Ban, " "));
        Assert.Equal("restriction_kind_unknown", await CodeAsync(ana.Id, (RestrictionKind)9, "spam"));
        Assert.Equal("restriction_until_past", await CodeAsync(ana.Id, RestrictionKind.Mute, "spam", DateTimeOffset.UtcNow.AddMinutes(-1)));
        ana.SendText(guarded.Bot, "still here");
        await guarded.ArrivesAsync(ana, "still here");

        async Task<string?> CodeAsync(long person, RestrictionKind kind, string reason, DateTimeOffset? until = null) =>
            (await app.Service<RestrictPerson>().RunAsync(WorkspaceId.Default, person, kind, reason, until, Guarded.Olga)).Failure?.Code;
    }

    [Fact]
    public async Task Program_WithAKey_BansAndLifts_AndHearsWhatIsWrong()
    {
        await using var app = await RunningApp.StartAsync();
        var guarded = await Guarded.OfAsync(app);
        var ana = await guarded.PersonAsync();
        using var program = await app.ProgramAsync(ApiScopes.UsersWrite | ApiScopes.UsersRead);
        using var reader = await app.ProgramAsync(ApiScopes.UsersRead);
        var id = (await program.GetAsync("/api/v1/users")).Json.GetProperty("items")[0].GetProperty("id").GetInt64();
        var path = $"/api/v1/users/{id}/restriction";

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync(path, """{"kind":"ban","reason":"spam"}""")).Status);
        Assert.Equal("restriction_reason_missing", (await program.PostAsync(path, """{"kind":"ban","reason":" "}""")).Code);
        Assert.Equal("user_not_found", (await program.PostAsync("/api/v1/users/999999/restriction", """{"kind":"ban","reason":"spam"}""")).Code);
        var banned = await program.PostAsync(path, """{"kind":"ban","reason":"spam"}""");
        Assert.Equal((HttpStatusCode.OK, "ban", ana.Id), (banned.Status, banned.Json.GetProperty("kind").GetString(), banned.Json.GetProperty("telegram_user_id").GetInt64()));
        ana.SendText(guarded.Bot, "more");
        await guarded.StopsAsync(ana, "more");

        Assert.Equal(HttpStatusCode.OK, (await program.DeleteAsync(path)).Status);
        Assert.Equal("person_not_restricted", (await program.DeleteAsync(path)).Code);
        ana.SendText(guarded.Bot, "at last");
        await guarded.ArrivesAsync(ana, "at last");
        Assert.Contains("API key a program banned them for good: spam", await guarded.NotesAsync(ana));
    }
}
