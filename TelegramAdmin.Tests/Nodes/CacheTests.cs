using System.Net;
using TelegramAdmin.Core;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Nodes;

/// <summary>What a node keeps in memory is not what it was, once another node has changed it.</summary>
public sealed class CacheTests
{
    [Fact]
    public async Task WhatOneNodeChanges_TheOtherKnows()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        await using var one = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Polling, ownsDatabase: false);
        await using var other = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Polling, ownsDatabase: false);
        var bots = new[] { await one.AddBotAsync("first_bot"), await one.AddBotAsync("second_bot") }; // One for each node, whichever.
        var (ana, ben) = (sandbox.World.AddPerson("Ana"), sandbox.World.AddPerson("Ben"));
        var key = await one.AddKeyAsync(new NewApiKey("a program", ApiScopes.BotsManage));
        using var program = new ApiClient(other.Url, key.Key);
        var (settings, restrictions, directory) = (other.Service<SettingsStore>(), other.Service<RestrictionBook>(), other.Service<BotDirectory>());
        foreach (var (bot, person) in new[] { (bots[0], ana), (bots[1], ana), (bots[0], ben) }) // Everything is in memory of both from here on.
        {
            person.Start(bot);
            await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        }
        Assert.Null(await restrictions.FindAsync(WorkspaceId.Default, ben.Id));
        Assert.NotEqual(77, await settings.GetAsync(WorkspaceId.Default, CreditSettings.FreeCredits));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/bots")).Status);

        Assert.Null((await one.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, CreditSettings.FreeCredits, 77)).Failure);
        await Eventually.TrueAsync(async () => await settings.GetAsync(WorkspaceId.Default, CreditSettings.FreeCredits) == 77, "the setting is known");

        var reply = new RuleAction(RuleActionKind.Reply) { Screens = [new RuleScreen { Key = "start", Texts = new Dictionary<string, string> { [""] = "From nine to five." } }] };
        var rule = new RuleDraft("Hours", new RuleTrigger(TriggerKind.Command) { Words = ["/hours"] }, [reply]) { IsOn = true };
        Assert.Null((await one.Service<RuleBook>().SaveAsync(WorkspaceId.Default, null, rule, Actor.System)).Failure);
        await Task.Delay(1_000); // Nothing tells a phone that a rule is known.
        foreach (var bot in bots)
        {
            ana.SendText(bot, "/hours");
            await ana.WaitForAsync(bot, m => m.FromBot && m.Text == "From nine to five.", RunningApp.Patience);
        }

        Assert.Null((await one.Service<RestrictPerson>().RunAsync(WorkspaceId.Default, ben.Id, RestrictionKind.Ban, "spam", null, Actor.System)).Failure);
        await Eventually.TrueAsync(async () => await restrictions.FindAsync(WorkspaceId.Default, ben.Id) is not null, "the restriction is known");

        Assert.Null((await one.Service<ChangeBot>().RunAsync(WorkspaceId.Default, new BotId(bots[1].Id), new BotChange { PaidRate = 300 })).Failure);
        await Eventually.TrueAsync(async () => (await directory.FindAsync(new BotId(bots[1].Id)))?.PaidRate == 300, "the bot's rate is known");

        Assert.Null((await one.Service<RevokeApiKey>().RunAsync(WorkspaceId.Default, key.Row.Id)).Failure);
        await Eventually.TrueAsync(async () => (await program.GetAsync("/api/v1/bots")).Status == HttpStatusCode.Unauthorized, "the key is refused");
    }
}
