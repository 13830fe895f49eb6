using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Campaigns;

public sealed class WinnerTests
{
    [Theory, OnBothDatabases]
    public async Task BestVariantOfTheSample_GoesToTheRest_AfterItsTime(DatabaseProvider provider)
    {
        var clock = new HandClock(new DateTimeOffset(2027, 3, 10, 6, 0, 0, TimeSpan.Zero));
        await using var app = await RunningApp.StartAsync(provider, clock);
        var bot = await app.AddBotAsync("compare_bot");
        var desk = await BroadcastDesk.OpenAsync(app);
        var people = app.Sandbox.World.AddPeople(120);
        await app.KnowAsync(people, bot);
        var id = await desk.WriteAsync("", draft =>
        {
            draft.Remove("message");
            draft["variants"] = new JsonArray(Variant("A", "First"), Variant("B", "Second"));
            draft["test"] = new JsonObject { ["hold_out"] = 10, ["sample"] = 40, ["by"] = "presses", ["after_minutes"] = 30 };
        });
        await desk.DoAsync(id, "start", """{"confirm": 120}""");
        await UntilAsync(clock, async () => await desk.CountAsync(id, "queued") == 0 && await desk.CountAsync(id, "sent") > 10, "the sample has it");
        var (sampled, heldOut) = (await desk.CountAsync(id, "sent"), await desk.CountAsync(id, "held_out"));
        Assert.InRange(sampled, 20, 70);
        Assert.InRange(heldOut, 1, 30);
        var first = await desk.RecipientsAsync(id, "sent");
        Assert.Equal(["A", "B"], first.Select(r => r.GetProperty("variant").GetString()!).Distinct().Order());

        await PressAsync(app, id, "B", clock.GetUtcNow());
        clock.Forward(TimeSpan.FromMinutes(20));
        await UntilAsync(clock, async () => await desk.CountAsync(id, "sent") == sampled, "the rest still waits");
        clock.Forward(TimeSpan.FromMinutes(10));
        await UntilAsync(clock, async () => await desk.StateAsync(id) == "finished", "the rest has it");

        var done = await desk.ReadAsync(id);
        Assert.Equal("B", done.GetProperty("winner").GetString());
        Assert.StartsWith("B: 100% pressed, A: 0%, 99.9% sure; the rest gets B.", done.GetProperty("winner_reason").GetString());
        var early = first.Select(r => r.GetProperty("telegram_user_id").GetInt64()).ToHashSet();
        Assert.All(people, p => Assert.InRange(p.Received(bot).Count, 0, 1));
        Assert.Equal(120 - heldOut, people.Count(p => p.Received(bot).Count == 1));
        Assert.All(people.Where(p => !early.Contains(p.Id)), p => Assert.DoesNotContain("First", p.Received(bot)));
    }

    private static JsonObject Variant(string key, string text) => new() { ["key"] = key, ["message"] = new JsonObject { ["default"] = new JsonObject { ["text"] = text } } };

    private static Task PressAsync(RunningApp app, long id, string variant, DateTimeOffset at) => app.Storage.WriteAsync(WorkspaceId.Default, db =>
        db.Recipients.Where(r => r.BroadcastId == id && r.Variant == variant && r.State == RecipientState.Sent).ExecuteUpdateAsync(set => set.SetProperty(r => r.PressedAt, (DateTimeOffset?)at)));

    private static Task UntilAsync(HandClock clock, Func<Task<bool>> condition, string what) => Eventually.TrueAsync(async () =>
    {
        clock.Forward(TimeSpan.FromMilliseconds(400));
        return await condition();
    }, what);
}
