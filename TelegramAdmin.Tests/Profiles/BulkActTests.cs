using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Profiles;
using TelegramAdmin.Core.Profiles.Acting;
using TelegramAdmin.Core.Profiles.Listing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Audiences;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Profiles;

/// <summary>Acts upon many people: each once, with an outcome of their own, and the way back.</summary>
public sealed class BulkActTests
{
    [Theory, OnBothDatabases]
    public async Task EachKind_ChangesWhomItMeans_AndUndoingLeavesThemAsTheyWere(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        var (gold, usual) = await crowd.TierAsync("Ana");
        await crowd.BanAsync("Cleo");
        var spanish = new PeopleFilter { Audience = Audience.All(Audience.Where(AudienceField.Language, Comparison.Is, "es")) };

        var tagged = await DoneAsync(app, new BulkActDraft(BulkActKind.Tag, "reader") { Filter = spanish, Confirmed = 2 });
        Assert.Equal((2L, 0L, 0L, "Olga"), (tagged.Done, tagged.Unchanged, tagged.Failed, tagged.By));
        Assert.Equal("Ana Dan", await crowd.WhoAsync(AudienceField.Tag, Comparison.Is, "reader"));
        var again = await DoneAsync(app, new BulkActDraft(BulkActKind.Tag, "Reader") { People = [crowd["Ana"].Id, crowd["Ben"].Id, 999], Confirmed = 3 });
        Assert.Equal((2L, 1L, 1L), (again.People, again.Done, again.Unchanged));
        await UndoneAsync(app, again);
        Assert.Equal("Ana Dan", await crowd.WhoAsync(AudienceField.Tag, Comparison.Is, "reader"));

        var moved = await DoneAsync(app, new BulkActDraft(BulkActKind.Tier, gold) { Confirmed = 4 });
        Assert.Equal((3L, 1L), (moved.Done, moved.Unchanged));
        Assert.Equal("Ana Ben Cleo Dan", await crowd.WhoAsync(AudienceField.Tier, Comparison.Is, gold));
        await UndoneAsync(app, moved);
        Assert.Equal("Ana", await crowd.WhoAsync(AudienceField.Tier, Comparison.Is, gold));
        Assert.Equal("Ben Cleo Dan", await crowd.WhoAsync(AudienceField.Tier, Comparison.Is, usual));

        var banned = await DoneAsync(app, new BulkActDraft(BulkActKind.Ban, "bought lists") { Confirmed = 4 });
        Assert.Equal((3L, 1L), (banned.Done, banned.Unchanged));
        Assert.Equal("bought lists", (await app.Service<RestrictionReader>().FindAsync(WorkspaceId.Default, crowd["Ben"].Id))!.Row.Reason);
        await UndoneAsync(app, banned);
        Assert.Equal("Cleo", await crowd.WhoAsync(AudienceField.Restricted, Comparison.Is, "true"));
        var freed = await DoneAsync(app, new BulkActDraft(BulkActKind.Unban, "") { Confirmed = 4 });
        Assert.Equal("", await crowd.WhoAsync(AudienceField.Restricted, Comparison.Is, "true"));
        await UndoneAsync(app, freed);
        Assert.Equal("spam", (await app.Service<RestrictionReader>().FindAsync(WorkspaceId.Default, crowd["Cleo"].Id))!.Row.Reason);
        await using var db = app.Storage.Read(WorkspaceId.Default);
        Assert.Contains(await db.BulkActRows.Where(r => r.BulkActId == banned.Id).ToListAsync(), r => r.TelegramUserId == crowd["Cleo"].Id && r.State == BulkRowState.Unchanged);
    }

    [Theory, OnBothDatabases]
    public async Task WhatIsUnclear_IsRefused_AndLeavesNothing(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);

        Assert.Equal("number_differs", await RefusedAsync(new BulkActDraft(BulkActKind.Tag, "x") { Confirmed = 40 }));
        Assert.Equal("nobody_meant", await RefusedAsync(new BulkActDraft(BulkActKind.Tag, "x") { People = [999], Confirmed = 1 }));
        Assert.Equal("tag_invalid", await RefusedAsync(new BulkActDraft(BulkActKind.Tag, " ") { Confirmed = 4 }));
        Assert.Equal("reason_missing", await RefusedAsync(new BulkActDraft(BulkActKind.Ban, "") { Confirmed = 4 }));
        Assert.Equal("tier_not_found", await RefusedAsync(new BulkActDraft(BulkActKind.Tier, "999") { Confirmed = 4 }));
        await using (var db = app.Storage.Read(WorkspaceId.Default))
            Assert.Equal((0, 0), (await db.BulkActs.CountAsync(), await db.BulkActRows.CountAsync()));

        var act = await DoneAsync(app, new BulkActDraft(BulkActKind.Tag, "x") { Confirmed = 4 });
        var steer = app.Service<SteerBulkAct>();
        Assert.Equal("bulk_act_over", (await steer.StopAsync(WorkspaceId.Default, act.Id, Crowd.Olga)).Failure!.Code);
        var undo = await UndoneAsync(app, act);
        Assert.Equal("bulk_act_undone", (await steer.UndoAsync(WorkspaceId.Default, act.Id, Crowd.Olga)).Failure!.Code);
        Assert.Equal("bulk_act_undone", (await steer.UndoAsync(WorkspaceId.Default, undo.Id, Crowd.Olga)).Failure!.Code);
        Assert.Equal("bulk_act_not_found", (await steer.StopAsync(new WorkspaceId(2), act.Id, Crowd.Olga)).Failure!.Code);

        async Task<string> RefusedAsync(BulkActDraft draft) => (await app.Service<StartBulkAct>().RunAsync(WorkspaceId.Default, draft, Crowd.Olga)).Failure!.Code;
    }

    [Theory, OnBothDatabases]
    public async Task AnActThatARestartInterrupted_GoesOnWhereItWas(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        long act;
        long[] people;
        await using (var app = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: false))
        {
            var crowd = await Crowd.GatherAsync(app);
            people = [crowd["Ana"].Id, crowd["Ben"].Id, crowd["Dan"].Id];
            act = await HalfDoneAsync(app, people);
        }

        await using var restarted = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: false);
        var finished = await FinishedAsync(restarted, act);

        Assert.Equal((3L, 3L), (finished.People, finished.Done));
        await using var db = restarted.Storage.Read(WorkspaceId.Default);
        Assert.Equal(people[1..].Order(), await db.PersonTags.Where(t => t.Name == "late").Select(t => t.TelegramUserId).OrderBy(id => id).ToListAsync());
    }

    // As a process leaves it that was killed after the first person.
    private static Task<long> HalfDoneAsync(RunningApp app, long[] people) => app.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        var now = DateTimeOffset.UtcNow;
        var act = db.BulkActs.Add(new BulkAct { WorkspaceId = WorkspaceId.Default, Kind = BulkActKind.Tag, Value = "late", Words = "Tagged “late”", By = "Olga", CreatedAt = now, People = people.Length, Done = 1 }).Entity;
        await db.SaveChangesAsync();
        db.BulkActRows.AddRange(people.Select((id, i) => new BulkActRow
        {
            WorkspaceId = WorkspaceId.Default, BulkActId = act.Id, TelegramUserId = id, State = i == 0 ? BulkRowState.Done : BulkRowState.Waiting, At = i == 0 ? now : null,
        }));
        return act.Id;
    });

    private static async Task<BulkAct> DoneAsync(RunningApp app, BulkActDraft draft)
    {
        var started = await app.Service<StartBulkAct>().RunAsync(WorkspaceId.Default, draft, Crowd.Olga);
        Assert.Null(started.Failure);
        return await FinishedAsync(app, started.Value.Id);
    }

    private static async Task<BulkAct> UndoneAsync(RunningApp app, BulkAct act)
    {
        var undo = await app.Service<SteerBulkAct>().UndoAsync(WorkspaceId.Default, act.Id, Crowd.Olga);
        Assert.Null(undo.Failure);
        var finished = await FinishedAsync(app, undo.Value.Id);
        Assert.Equal(act.Done, finished.Done);
        return finished;
    }

    private static async Task<BulkAct> FinishedAsync(RunningApp app, long id)
    {
        BulkAct? act = null;
        await Eventually.TrueAsync(async () => (act = await app.Service<BulkActReader>().FindAsync(WorkspaceId.Default, id)) is { State: BulkActState.Finished }, $"act {id.ToString(CultureInfo.InvariantCulture)} is done");
        return act!;
    }
}
