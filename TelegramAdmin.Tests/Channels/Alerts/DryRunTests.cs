using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Alerts;

/// <summary>What a dry run says of the past is what the rule, had it been on, said as it happened.</summary>
public sealed class DryRunTests
{
    private static readonly AlertRuleDraft[] Drafts =
    [
        new("Growth", AlertKind.MembersGrew, AlertScope.All) { Amount = 5, IsPercent = true, Hours = 24, CooldownMinutes = 600 },
        new("Loss", AlertKind.MembersFell, AlertScope.All) { Amount = 40, Hours = 12, CooldownMinutes = 0 },
        new("Hit", AlertKind.TakesOff, AlertScope.All) { Factor = 2, CooldownMinutes = 24 * 60 },
        new("Words", AlertKind.Words, AlertScope.Others) { Words = "number 7\nsale", CooldownMinutes = 30 * 60 },
        new("Edits", AlertKind.Edited, AlertScope.All) { CooldownMinutes = 0 },
        new("Deletions", AlertKind.Deleted, AlertScope.All) { CooldownMinutes = 3 * 24 * 60 },
        new("Silence", AlertKind.Silent, AlertScope.All) { Hours = 7, CooldownMinutes = 24 * 60 },
    ];

    [Theory, OnBothDatabases]
    public async Task DryRun_SaysWhatHappened(DatabaseProvider provider)
    {
        await using var lookout = await Lookout.OpenAsync(provider);
        var channels = new[] { await lookout.ChannelAsync("Ours", isOwn: true), await lookout.ChannelAsync("Rival") };
        await lookout.PostAsync(channels[0], 1, "The first");
        await lookout.PostAsync(channels[1], 1, "The first");
        var rules = new List<ChannelAlertRule>();
        foreach (var draft in Drafts)
            rules.Add(await lookout.RuleAsync(draft));
        for (var step = 0; step < 160; step++)
        {
            lookout.Clock.Forward(TimeSpan.FromHours(1));
            await StepAsync(lookout, channels[step % 2], step);
            await lookout.LookAsync();
        }

        foreach (var (draft, rule) in Drafts.Zip(rules))
        {
            var run = await lookout.App.Service<DryRunRule>().RunAsync(WorkspaceId.Default, draft, TestContext.Current.CancellationToken);
            var happened = await lookout.AlertsAsync(rule);
            Assert.True(happened.Count > 0, $"{draft.Name} found nothing, so the comparison says nothing");
            Assert.Equal((happened.Count, happened.Count(a => !a.IsQuiet)), (run.Value.Found, run.Value.Told));
            var newest = happened.OrderByDescending(a => a.HappenedAt).Take(20).Select(a => (a.HappenedAt, a.ChannelId, a.Text, a.IsQuiet)).ToHashSet();
            Assert.Equal(newest.Count, run.Value.Newest.Count(a => newest.Contains((a.At, a.ChannelId, a.Text, a.IsQuiet))));
        }
    }

    [Fact]
    public async Task DryRun_OfWhatIsNotKept_SaysSo()
    {
        await using var lookout = await Lookout.OpenAsync(DatabaseProvider.Sqlite);
        var dry = lookout.App.Service<DryRunRule>();
        Assert.Equal("No channel is watched by it yet.", (await dry.RunAsync(WorkspaceId.Default, Drafts[0], TestContext.Current.CancellationToken)).Value.Note);
        await lookout.ChannelAsync("Rival");
        Assert.StartsWith("Which channels were lost", (await dry.RunAsync(WorkspaceId.Default, new AlertRuleDraft("Lost", AlertKind.Lost, AlertScope.All), TestContext.Current.CancellationToken)).Value.Note, StringComparison.Ordinal);
    }

    // A post every four hours in each channel, but for a day's rest; some are hits, some are changed, and members come and go.
    private static async Task StepAsync(Lookout lookout, TrackedChannel channel, int step)
    {
        var id = (step / 4) + 2;
        if (step % 4 < 2 && step % 48 < 36)
        {
            await lookout.PostAsync(channel, id, $"Post number {id % 10}{(id % 13 == 0 ? ", a sale" : "")}");
            return;
        }
        if (step % 48 >= 38)
            return;
        await lookout.MembersAsync(channel, 1000 + (step * 3) - (step % 40 == 30 ? 90 : 0));
        if (step % 48 >= 36)
            return;
        await lookout.CountAsync(channel, id, id % 9 == 8 ? 500 : 100 + id);
        if (id % 5 == 0)
            await lookout.EditAsync(channel, id, $"Post number {id % 10}, mended");
        if (id % 6 == 0)
            await lookout.DeleteAsync(channel, id);
    }
}
