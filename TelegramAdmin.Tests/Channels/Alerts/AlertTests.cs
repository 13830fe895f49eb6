using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Alerts;

/// <summary>Each kind of rule finds what it looks for once, tells the team, and does not storm.</summary>
public sealed class AlertTests
{
    [Theory, OnBothDatabases]
    public async Task AWord_IsFoundOnceInNewPostsOfOthers_AndToldWithPauses(DatabaseProvider provider)
    {
        await using var lookout = await Lookout.OpenAsync(provider);
        var (olga, _) = await lookout.HireAsync("Olga");
        var (own, other) = (await lookout.ChannelAsync("Ours", isOwn: true), await lookout.ChannelAsync("Rival"));
        await lookout.RuleAsync(new AlertRuleDraft("Sales", AlertKind.Words, AlertScope.Others) { Words = "Black  Friday\nскидка\n打折", To = [olga.Id], CooldownMinutes = 60 });

        await lookout.PostAsync(other, 1, "Black Friday is near", lookout.Now.AddDays(-3), isHistory: true);
        await lookout.PostAsync(own, 1, "Black Friday is near");
        await lookout.PostAsync(other, 2, "Blackfriday, and скидками we say nothing");
        Assert.Empty(await lookout.AlertsAsync());

        await lookout.PostAsync(other, 3, "It is BLACK\nfriday!");
        await lookout.PostAsync(other, 3, "It is BLACK\nfriday!", isAgain: true);
        var alert = Assert.Single(await lookout.AlertsAsync());
        Assert.Equal((other.Id, 3, "A post holds “Black Friday”: “It is BLACK friday!”", false), (alert.ChannelId, alert.MessageId, alert.Text, alert.IsQuiet));
        await Eventually.TrueAsync(() => lookout.ToldTo(olga).Count == 1, "Olga is told");
        Assert.Equal("🔔 Sales\nRival: A post holds “Black Friday”: “It is BLACK friday!”\nhttps://t.me/channel2/3", lookout.ToldTo(olga)[0]);

        lookout.Clock.Forward(TimeSpan.FromMinutes(59));
        await lookout.PostAsync(other, 4, "Наша Скидка, today");
        lookout.Clock.Forward(TimeSpan.FromMinutes(1));
        await lookout.PostAsync(other, 5, "今天打折了");
        Assert.Equal([false, true, false], (await lookout.AlertsAsync()).Select(a => a.IsQuiet));
        await Eventually.TrueAsync(() => lookout.ToldTo(olga).Count == 2, "Olga is told again");
        Assert.Contains("“打折”", lookout.ToldTo(olga)[1], StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Members_ThatMoveByEnoughWithinTheHours_AreToldOnce(DatabaseProvider provider)
    {
        await using var lookout = await Lookout.OpenAsync(provider);
        var channel = await lookout.ChannelAsync("Ours", isOwn: true);
        var grew = await lookout.RuleAsync(new AlertRuleDraft("Growth", AlertKind.MembersGrew, AlertScope.Own) { Amount = 100, Hours = 6, CooldownMinutes = 0 });
        var fell = await lookout.RuleAsync(new AlertRuleDraft("Loss", AlertKind.MembersFell, AlertScope.All) { Amount = 10, IsPercent = true, Hours = 3, CooldownMinutes = 0 });

        foreach (var members in new[] { 1000, 1040, 1080, 1099 })
            await HourAsync(members);
        Assert.Empty(await lookout.AlertsAsync());
        await HourAsync(1100); // 100 more than four hours ago.
        await HourAsync(1130);
        var alert = Assert.Single(await lookout.AlertsAsync(grew));
        Assert.Equal((1000, 1100, "Grew by 100 members (10%) within 6 hours: 1,000 → 1,100"), (alert.ValueBefore, alert.ValueAfter, alert.Text));

        foreach (var members in new[] { 1130, 1130, 1130, 1130, 1018 })
            await HourAsync(members);
        Assert.Empty(await lookout.AlertsAsync(fell)); // 112 of 1,130 are less than a tenth.
        await HourAsync(1017);
        await HourAsync(900);
        Assert.Equal("Fell by 113 members (10%) within 3 hours: 1,130 → 1,017", Assert.Single(await lookout.AlertsAsync(fell)).Text);
        Assert.Single(await lookout.AlertsAsync(grew));

        async Task HourAsync(long members)
        {
            await lookout.MembersAsync(channel, members);
            lookout.Clock.Forward(TimeSpan.FromHours(1));
        }
    }

    [Theory, OnBothDatabases]
    public async Task APost_WithSeveralTimesTheUsualViewsAtItsAge_TakesOffOnce(DatabaseProvider provider)
    {
        await using var lookout = await Lookout.OpenAsync(provider);
        var channel = await lookout.ChannelAsync("Rival");
        var rule = await lookout.RuleAsync(new AlertRuleDraft("Hit", AlertKind.TakesOff, AlertScope.All) { Factor = 3 });
        for (var id = 1; id <= 9; id++)
            await OfHourAsync(id, 100 * id);
        await OfHourAsync(10, 100_000); // Nine before it say too little.
        Assert.Empty(await lookout.AlertsAsync(rule));

        await OfHourAsync(11, 1649); // The median of 100…900 and 100,000 is 550.
        Assert.Empty(await lookout.AlertsAsync(rule));
        await lookout.PostAsync(channel, 12, "The hit");
        lookout.Clock.Forward(TimeSpan.FromMinutes(20));
        await lookout.CountAsync(channel, 12, 5000); // Too young to tell.
        Assert.Empty(await lookout.AlertsAsync(rule));
        lookout.Clock.Forward(TimeSpan.FromMinutes(40));
        await lookout.CountAsync(channel, 12, 9000);
        lookout.Clock.Forward(TimeSpan.FromMinutes(30));
        await lookout.CountAsync(channel, 12, 12_000);
        var alert = Assert.Single(await lookout.AlertsAsync(rule));
        Assert.Equal((12, 600, 9000, "A post has 9,000 views after 60 minutes, 15 times the usual 600"), (alert.MessageId, alert.ValueBefore, alert.ValueAfter, alert.Text));

        async Task OfHourAsync(long id, long views)
        {
            await lookout.PostAsync(channel, id, $"Post {id}");
            lookout.Clock.Forward(TimeSpan.FromHours(1));
            await lookout.CountAsync(channel, id, views);
        }
    }

    [Theory, OnBothDatabases]
    public async Task WhatNoEventBrings_IsFoundByTheJob_OnceAndAnewWhenItHappensAgain(DatabaseProvider provider)
    {
        await using var lookout = await Lookout.OpenAsync(provider);
        var (own, other) = (await lookout.ChannelAsync("Ours", isOwn: true), await lookout.ChannelAsync("Rival"));
        await lookout.PostAsync(other, 1, "Our price is 5");
        await lookout.PostAsync(other, 2, "A promise");
        await lookout.EditAsync(other, 1, "Our price is 6");
        lookout.Clock.Forward(TimeSpan.FromMinutes(1));
        var silent = await lookout.RuleAsync(new AlertRuleDraft("Silence", AlertKind.Silent, AlertScope.Own) { Hours = 5 });
        var lost = await lookout.RuleAsync(new AlertRuleDraft("Lost", AlertKind.Lost, AlertScope.All));
        var edited = await lookout.RuleAsync(new AlertRuleDraft("Edits", AlertKind.Edited, AlertScope.Others));
        var deleted = await lookout.RuleAsync(new AlertRuleDraft("Deletions", AlertKind.Deleted, AlertScope.One) { ChannelId = other.Id });
        Assert.Null(await lookout.LookAsync()); // What was before the rules is not told.

        lookout.Clock.Forward(TimeSpan.FromMinutes(1));
        await lookout.EditAsync(other, 1, "Our price is 7");
        await lookout.DeleteAsync(other, 2);
        await lookout.StandAsync(other, ChannelState.Private, "It turned private.");
        await TwiceAsync();
        Assert.Equal("A post was edited: “Our price is 6” → “Our price is 7”", Assert.Single(await lookout.AlertsAsync(edited)).Text);
        Assert.Equal("A post was deleted: “A promise”", Assert.Single(await lookout.AlertsAsync(deleted)).Text);
        Assert.Equal("No account can read it any more: It turned private.", Assert.Single(await lookout.AlertsAsync(lost)).Text);
        Assert.Empty(await lookout.AlertsAsync(silent));

        lookout.Clock.Forward(TimeSpan.FromHours(5));
        await lookout.StandAsync(other, ChannelState.Live);
        await TwiceAsync();
        Assert.Equal("Nothing was posted for 5 hours", Assert.Single(await lookout.AlertsAsync(silent)).Text);
        Assert.NotNull(Assert.Single(await lookout.AlertsAsync(lost)).EndedAt);
        await lookout.PostAsync(own, 1, "We are back");
        await lookout.StandAsync(other, ChannelState.Gone);
        await TwiceAsync();
        Assert.Equal(lookout.Now, Assert.Single(await lookout.AlertsAsync(silent)).EndedAt);
        Assert.Equal(2, (await lookout.AlertsAsync(lost)).Count);

        async Task TwiceAsync()
        {
            await lookout.LookAsync();
            Assert.Null(await lookout.LookAsync());
        }
    }

    [Theory, OnBothDatabases]
    public async Task ARule_ThatIsOffOrDeleted_FindsNothing_AndComesBackAsItWas(DatabaseProvider provider)
    {
        await using var lookout = await Lookout.OpenAsync(provider);
        var channel = await lookout.ChannelAsync("Rival");
        var book = lookout.App.Service<AlertRuleBook>();
        var rule = await lookout.RuleAsync(new AlertRuleDraft("Sales", AlertKind.Words, AlertScope.One) { ChannelId = channel.Id, Words = "sale", CooldownMinutes = 0 });

        Assert.Null((await book.SwitchAsync(WorkspaceId.Default, rule.Id, false, Lookout.Olga)).Failure);
        await lookout.PostAsync(channel, 1, "A sale");
        Assert.Null((await book.SwitchAsync(WorkspaceId.Default, rule.Id, true, Lookout.Olga)).Failure);
        Assert.Null((await book.DeleteAsync(WorkspaceId.Default, rule.Id, Lookout.Olga)).Failure);
        await lookout.PostAsync(channel, 2, "A sale");
        Assert.Empty(await lookout.AlertsAsync());
        Assert.Equal("channel_alert_rule_not_found", (await book.SwitchAsync(WorkspaceId.Default, rule.Id, false, Lookout.Olga)).Failure?.Code);
        Assert.Null((await book.BringBackAsync(WorkspaceId.Default, rule.Id, Lookout.Olga)).Failure);
        await lookout.PostAsync(channel, 3, "A sale");
        Assert.Equal(3, Assert.Single(await lookout.AlertsAsync()).MessageId);

        await lookout.App.Service<SeeAlerts>().RunAsync(WorkspaceId.Default, null, channel.Id, "Olga");
        await lookout.App.Service<SeeAlerts>().RunAsync(WorkspaceId.Default, null, null, "Pete");
        var line = Assert.Single(await lookout.App.Service<AlertReader>().ListAsync(WorkspaceId.Default, new AlertFilter(channel.Id, AlertKind.Words), null, 10));
        Assert.Equal(("Olga", "Rival"), (line.Alert.SeenBy, line.Channel.Title));
        Assert.Equal(0, await lookout.App.Service<AlertReader>().UnseenAsync(WorkspaceId.Default, null));
    }

    [Fact]
    public async Task ARule_ThatCouldTellNothing_IsRefusedInWords()
    {
        await using var lookout = await Lookout.OpenAsync(DatabaseProvider.Sqlite);
        AlertRuleDraft[] wrong =
        [
            new("", AlertKind.Lost, AlertScope.All),
            new("Growth", AlertKind.MembersGrew, AlertScope.All),
            new("Growth", AlertKind.MembersGrew, AlertScope.All) { Amount = 5, Hours = 0 },
            new("Hit", AlertKind.TakesOff, AlertScope.All) { Factor = double.NaN },
            new("Words", AlertKind.Words, AlertScope.All) { Words = " ,\n" },
            new("Words", AlertKind.Words, AlertScope.All) { Words = "sale", CooldownMinutes = -1 },
            new("Lost", (AlertKind)99, AlertScope.All),
            new("Lost", AlertKind.Lost, AlertScope.One) { ChannelId = 12345 },
            new("Lost", AlertKind.Lost, AlertScope.All) { BotId = new BotId(1) },
        ];
        foreach (var draft in wrong)
        {
            Assert.NotNull((await lookout.App.Service<AlertRuleBook>().SaveAsync(WorkspaceId.Default, null, draft, Lookout.Olga)).Failure);
            Assert.NotNull((await lookout.App.Service<DryRunRule>().RunAsync(WorkspaceId.Default, draft, TestContext.Current.CancellationToken)).Failure);
        }
        Assert.Empty(await lookout.App.Service<AlertRuleBook>().ListAsync(WorkspaceId.Default, TestContext.Current.CancellationToken));
    }
}
