using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;

using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Campaigns;

public sealed class BroadcastTests
{
    [Theory, OnBothDatabases]
    public async Task Broadcast_ReachesEachOnce_SaysWhoWasLeftOut_AndIsChangedAndTakenAwayEverywhere(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (one, two) = (await app.AddBotAsync("one_bot"), await app.AddBotAsync("two_bot"));
        var desk = await BroadcastDesk.OpenAsync(app);
        var (both, only, strangers) = (app.Sandbox.World.AddPeople(10, "Both"), app.Sandbox.World.AddPeople(10, "One"), app.Sandbox.World.AddPeople(2, "Gone"));
        await app.KnowAsync(both, one, two);
        await app.KnowAsync(only, one);
        await app.KnowIdsAsync([.. strangers.Select(s => (s.Id, s.FirstName))], one); // Telegram does not let the bot write to them.
        var category = await OptOutAsync(app, both[0].Id);

        var id = await desk.WriteAsync("Hello {{ first_name }}", draft => draft["category_id"] = category);
        Assert.Equal("broadcast_confirmation_missing", (await desk.TryAsync(id, "start")).Code);
        Assert.Equal("broadcast_confirmation_wrong", (await desk.TryAsync(id, "start", """{"confirm": 220}""")).Code);
        var starts = await Task.WhenAll(desk.TryAsync(id, "start", """{"confirm": 22}"""), desk.TryAsync(id, "start", """{"confirm": 22}"""));
        Assert.Single(starts, s => s.Status == HttpStatusCode.OK);
        await desk.UntilAsync(id, "finished");

        var sent = both.Skip(1).Concat(only).ToList();
        Assert.All(sent, p => Assert.Equal([$"Hello {p.FirstName}"], p.Received(one).Concat(p.Received(two))));
        Assert.All(both.Skip(1), p => Assert.Single(p.Received(two))); // The bot that they used last.
        Assert.Empty(both[0].Received(one).Concat(both[0].Received(two)));
        Assert.Equal((19, 2, 1), (await desk.CountAsync(id, "sent"), await desk.CountAsync(id, "failed"), await desk.CountAsync(id, "skipped")));
        Assert.Contains("opted out", Assert.Single(await desk.RecipientsAsync(id, "skipped")).GetProperty("reason").GetString());
        Assert.All(await desk.RecipientsAsync(id, "failed"), r => Assert.Contains("chat not found", r.GetProperty("reason").GetString(), StringComparison.OrdinalIgnoreCase));

        await desk.DoAsync(id, "edit-sent", """{"message": {"default": {"text": "Changed for {{ first_name }}"}}}""");
        await Eventually.TrueAsync(() => sent.TrueForAll(p => p.Received(one).Concat(p.Received(two)).Single() == $"Changed for {p.FirstName}"), "everybody has the changed text");
        await desk.DoAsync(id, "delete-sent");
        await Eventually.TrueAsync(() => sent.TrueForAll(p => !p.Received(one).Concat(p.Received(two)).Any()), "the message is nowhere any more");
        await Eventually.TrueAsync(async () => (await desk.RecipientsAsync(id, "sent")).All(r => r.GetProperty("after").GetString() == "deleted"), "the report says so");
        Assert.Equal("broadcast_nothing_to_do", (await desk.TryAsync(id, "delete-sent")).Code);
        Assert.Equal("broadcast_state_wrong", (await desk.Api.DeleteAsync($"/api/v1/broadcasts/{id}")).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Pause_HoldsWhatHasNotLeft_ResumeGoesOn_CancelEndsIt(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("slow_bot");
        var desk = await BroadcastDesk.OpenAsync(app);
        var people = app.Sandbox.World.AddPeople(200);
        await app.KnowAsync(people, bot);
        var id = await desk.WriteAsync("News");
        await desk.DoAsync(id, "start", """{"confirm": 200}""");
        await Eventually.TrueAsync(() => people.Count(p => p.Received(bot).Count > 0) > 20, "some have it");

        await desk.DoAsync(id, "pause");
        await Eventually.TrueAsync(async () => await desk.CountAsync(id, "queued") == 0, "nothing is under way");
        var paused = people.Count(p => p.Received(bot).Count > 0);
        Assert.InRange(paused, 20, 199);
        Assert.Equal((paused, 200 - paused), (await desk.CountAsync(id, "sent"), await desk.CountAsync(id, "waiting")));
        Assert.Equal("broadcast_state_wrong", (await desk.TryAsync(id, "pause")).Code);

        await desk.DoAsync(id, "resume");
        await Eventually.TrueAsync(() => people.Count(p => p.Received(bot).Count > 0) > paused + 10, "it goes on");
        await desk.DoAsync(id, "cancel");
        await Eventually.TrueAsync(async () => await desk.CountAsync(id, "queued") + await desk.CountAsync(id, "waiting") == 0, "everybody has an outcome");
        Assert.All(people, p => Assert.InRange(p.Received(bot).Count, 0, 1));
        Assert.Equal((people.Count(p => p.Received(bot).Count == 1), 200), (await desk.CountAsync(id, "sent"), await desk.CountAsync(id, "sent") + await desk.CountAsync(id, "skipped")));
        Assert.Equal("cancelled", await desk.StateAsync(id));
    }

    [Theory, OnBothDatabases]
    public async Task RevokedBot_WhomAnotherReachesGetItFromThere_TheOthersWaitAndFailOnceItIsRemoved(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (other, lost) = (await app.AddBotAsync("other_bot"), await app.AddBotAsync("lost_bot"));
        var desk = await BroadcastDesk.OpenAsync(app);
        var (both, only) = (app.Sandbox.World.AddPeople(60, "Both"), app.Sandbox.World.AddPeople(60, "Lost"));
        await app.KnowAsync(both, other, lost);
        await app.KnowAsync(only, lost);
        var id = await desk.WriteAsync("News");
        await desk.DoAsync(id, "start", """{"confirm": 120}""");
        await Eventually.TrueAsync(() => both.Concat(only).Count(p => p.Received(lost).Count > 0) > 10, "it runs");

        app.Expect("401", "Unauthorized", "token");
        app.Sandbox.World.RevokeToken(lost);
        await Eventually.TrueAsync(() => both.TrueForAll(p => p.Received(other).Count + p.Received(lost).Count == 1), "whom the other bot reaches have it");
        Assert.Equal("running", await desk.StateAsync(id));
        Assert.True(await desk.CountAsync(id, "waiting") > 0);

        using var manager = await app.ProgramAsync(ApiScopes.BotsManage);
        await manager.DeleteAsync($"/api/v1/bots/{lost.Id}");
        await desk.UntilAsync(id, "finished");
        Assert.All(both.Concat(only), p => Assert.InRange(p.Received(other).Count + p.Received(lost).Count, 0, 1));
        Assert.Equal(only.Count(p => p.Received(lost).Count == 0), await desk.CountAsync(id, "failed"));
        Assert.All(await desk.RecipientsAsync(id, "failed"), r => Assert.Contains("removed", r.GetProperty("reason").GetString()));
    }

    [Theory, OnBothDatabases]
    public async Task MissingVariable_FailsForThatPersonOnly_AndManyErrorsPauseIt(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("strict_bot");
        var desk = await BroadcastDesk.OpenAsync(app);
        var people = app.Sandbox.World.AddPeople(30);
        await app.KnowAsync(people, bot);
        await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            db.PersonAttributes.AddRange(people.Skip(1).Select(p => new PersonAttribute { WorkspaceId = WorkspaceId.Default, TelegramUserId = p.Id, Name = "city", Value = "Porto" }));
            await db.SaveChangesAsync();
        });
        var id = await desk.WriteAsync("Come to {{ attributes.city }}");
        await desk.DoAsync(id, "start", """{"confirm": 30}""");
        await desk.UntilAsync(id, "finished");
        Assert.Equal((29, 1), (await desk.CountAsync(id, "sent"), await desk.CountAsync(id, "failed")));
        Assert.Contains("attributes.city", Assert.Single(await desk.RecipientsAsync(id, "failed")).GetProperty("reason").GetString());

        var bad = await desk.WriteAsync("{{ attributes.shoe }}");
        await desk.DoAsync(bad, "start", """{"confirm": 30}""");
        await desk.UntilAsync(bad, "paused");
        Assert.Contains("more than 20 %", (await desk.ReadAsync(bad)).GetProperty("trouble").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task LocalTimeAndQuietHours_ByEachPersonsClock(DatabaseProvider provider)
    {
        var clock = new HandClock(new DateTimeOffset(2027, 3, 10, 6, 0, 0, TimeSpan.Zero));
        await using var app = await RunningApp.StartAsync(provider, clock);
        var bot = await app.AddBotAsync("clock_bot");
        var desk = await BroadcastDesk.OpenAsync(app);
        var people = app.Sandbox.World.AddPeople(3);
        await app.KnowAsync(people, bot);
        string[] zones = ["Asia/Tokyo", "Europe/Lisbon", "America/New_York"];
        await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            foreach (var (person, zone) in people.Zip(zones))
                await db.KnownPeople.Where(p => p.TelegramUserId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.TimeZone, zone));
        });
        var id = await desk.WriteAsync("Good morning", draft => draft["timing"] = new JsonObject { ["start"] = "at", ["at"] = "2027-03-11T09:00:00", ["is_local"] = true });
        await desk.DoAsync(id, "start", """{"confirm": 3}""");
        Assert.Equal("scheduled", await desk.StateAsync(id));

        // 9 o'clock there: 00:00, 09:00 and 14:00 UTC.
        foreach (var (at, count) in new[] { ("2027-03-10T23:59:00Z", 0), ("2027-03-11T00:01:00Z", 1), ("2027-03-11T08:59:00Z", 1), ("2027-03-11T09:01:00Z", 2), ("2027-03-11T14:01:00Z", 3) })
        {
            clock.GoTo(DateTimeOffset.Parse(at, null));
            await TickAsync(clock, () => people.Count(p => p.Received(bot).Count > 0) == count, $"at {at} {count} have it");
        }
        await TickAsync(clock, async () => await desk.StateAsync(id) == "finished", "it is finished");

        // In Tokyo it is 23:01: quiet from 22 to 8. Lisbon 14:01, New York 10:01.
        var quiet = await desk.WriteAsync("Later", draft => draft["timing"] = new JsonObject { ["quiet_from"] = "22:00:00", ["quiet_until"] = "08:00:00" });
        await desk.DoAsync(quiet, "start", """{"confirm": 3}""");
        await TickAsync(clock, () => people.Count(p => p.Received(bot).Contains("Later")) == 2, "two are awake");
        clock.GoTo(DateTimeOffset.Parse("2027-03-11T22:58:00Z", null));
        await TickAsync(clock, () => true, "a moment");
        Assert.Equal(["Good morning"], people[0].Received(bot));
        clock.GoTo(DateTimeOffset.Parse("2027-03-11T23:01:00Z", null));
        await TickAsync(clock, () => people[0].Received(bot).Count == 2, "Tokyo is awake");
    }

    [Theory, OnBothDatabases]
    public async Task Recurring_TimesThatWereMissedAreMadeUpForByOne_AndAClockThatJumpsBackSendsNothing(DatabaseProvider provider)
    {
        var clock = new HandClock(new DateTimeOffset(2027, 3, 10, 6, 0, 0, TimeSpan.Zero));
        await using var app = await RunningApp.StartAsync(provider, clock);
        var bot = await app.AddBotAsync("daily_bot");
        var desk = await BroadcastDesk.OpenAsync(app);
        var person = app.Sandbox.World.AddPeople(1)[0];
        await app.KnowAsync([person], bot);
        var id = await desk.WriteAsync("Daily", draft => draft["timing"] = new JsonObject { ["start"] = "at", ["at"] = "2027-03-10T09:00:00", ["repeat"] = "daily", ["last_day"] = "2027-03-15" });
        await desk.DoAsync(id, "start", """{"confirm": 1}""");

        clock.GoTo(DateTimeOffset.Parse("2027-03-10T09:00:01Z", null));
        await TickAsync(clock, () => person.Received(bot).Count == 1, "the first day");
        clock.GoTo(DateTimeOffset.Parse("2027-03-13T12:00:00Z", null));
        await TickAsync(clock, () => person.Received(bot).Count == 2, "three days make one");
        clock.Forward(TimeSpan.FromHours(-3));
        await TickAsync(clock, () => true, "a moment");
        Assert.Equal(2, person.Received(bot).Count);
        clock.GoTo(DateTimeOffset.Parse("2027-03-16T12:00:00Z", null));
        await TickAsync(clock, async () => await desk.StateAsync(id) == "finished", "its last day is over");
        await TickAsync(clock, () => person.Received(bot).Count == 3, "the last one");
        var all = (await desk.Api.GetAsync("/api/v1/broadcasts?search=news")).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(4, all.Count);
        Assert.Equal(3, all.Count(b => b.TryGetProperty("parent_id", out var parent) && parent.GetInt64() == id));
    }

    [Theory, OnBothDatabases]
    public async Task KeyLimitedToABot_WritesForItAndSeesOnlyThat(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (mine, theirs) = (await app.AddBotAsync("mine_bot"), await app.AddBotAsync("theirs_bot"));
        var desk = await BroadcastDesk.OpenAsync(app);
        using var limited = await app.ProgramAsync(ApiScopes.MessagesSend | ApiScopes.MessagesRead, new BotId(mine.Id));
        var own = new BroadcastDesk(limited);
        var (whole, part) = (await desk.WriteAsync("All"), await own.WriteAsync("Mine"));

        Assert.Equal("broadcast_not_found", (await limited.GetAsync($"/api/v1/broadcasts/{whole}")).Code);
        Assert.Equal("bot_not_allowed", (await limited.PatchAsync($"/api/v1/broadcasts/{part}", $$"""{"version": 1, "bots": [{{theirs.Id}}]}""")).Code);
        Assert.Equal(part, Assert.Single((await limited.GetAsync("/api/v1/broadcasts")).Json.GetProperty("items").EnumerateArray()).GetProperty("broadcast_id").GetInt64());
        Assert.Equal("broadcast_audience_empty", (await own.TryAsync(part, "start")).Code);
        Assert.Equal(HttpStatusCode.OK, (await limited.PatchAsync($"/api/v1/broadcasts/{part}", """{"version": 1, "name": "Renamed"}""")).Status);
        Assert.Equal("broadcast_changed", (await limited.PatchAsync($"/api/v1/broadcasts/{part}", """{"version": 1, "name": "Again"}""")).Code);
        Assert.Equal("broadcast_timing_invalid", (await desk.TryAsync(whole, "start", """{"schedule": {"start": "at", "at": "2020-01-01T09:00:00", "time_zone": "Mars/Olympus"}}""")).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await limited.DeleteAsync($"/api/v1/broadcasts/{part}")).Status);
    }

    private static Task TickAsync(HandClock clock, Func<bool> condition, string what) => TickAsync(clock, () => Task.FromResult(condition()), what);

    /// <summary>Lets seconds go by until it has happened: what paces itself needs some.</summary>
    private static async Task TickAsync(HandClock clock, Func<Task<bool>> condition, string what)
    {
        await Eventually.TrueAsync(async () =>
        {
            clock.Forward(TimeSpan.FromMilliseconds(400));
            return await condition();
        }, what);
    }

    private static Task<long> OptOutAsync(RunningApp app, long person) => app.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        var category = new BroadcastCategory { WorkspaceId = WorkspaceId.Default, Name = "News", CreatedAt = DateTimeOffset.UtcNow };
        db.BroadcastCategories.Add(category);
        await db.SaveChangesAsync();
        db.OptOuts.Add(new OptOut { WorkspaceId = WorkspaceId.Default, TelegramUserId = person, CategoryId = category.Id, At = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync();
        return category.Id;
    });
}
