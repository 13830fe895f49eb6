using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Core.Webhooks.Sending;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Running;
using TelegramAdmin.Tests.Webhooks;

using static TelegramAdmin.Tests.AutoReplies.RuleDesk;

namespace TelegramAdmin.Tests.AutoReplies;

/// <summary>What rules do.</summary>
public sealed class ActionTests
{
    [Theory, OnBothDatabases]
    public async Task EveryAction_IsDone_CreditsOnceForEachPerson_AndTheWebhookIsSigned(DatabaseProvider provider)
    {
        await using var hooked = await HookedApp.StartAsync(provider);
        var app = hooked.App;
        var desk = await OpenAsync(app);
        var label = (await app.Service<LabelBook>().AddAsync(WorkspaceId.Default, "vip")).Value;
        var nora = (await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "Nora", "nora@example.com", "violet anchor 27", AdminRole.Operator)).Value;
        var rule = await desk.AddAsync("Vip", When(TriggerKind.Command, "vip"),
            Reply("You have {credits:credit|credits}: {credits}"),
            new RuleAction(RuleActionKind.GiveCredits) { Credits = 5 },
            new RuleAction(RuleActionKind.Label) { LabelId = label.Id },
            new RuleAction(RuleActionKind.Assign) { AdminId = nora.Id },
            new RuleAction(RuleActionKind.Priority) { Priority = ConversationPriority.High },
            new RuleAction(RuleActionKind.Webhook) { Url = hooked.Receiver.Url.AbsoluteUri });
        await desk.AddAsync("Human", When(TriggerKind.Contains, "human"), new RuleAction(RuleActionKind.HandOver));
        await desk.AddAsync("Model", When(TriggerKind.Contains, "robot"), new RuleAction(RuleActionKind.AskAi));
        await desk.AddAsync("Done", When(TriggerKind.Exact, "thanks"), Reply("Bye"), new RuleAction(RuleActionKind.Unlabel) { LabelId = label.Id }, new RuleAction(RuleActionKind.Close));

        Assert.Equal("You have credits: 0", await desk.AskAsync("/vip"));
        Assert.Equal("You have credits: 5", await desk.AskAsync("/vip"));
        Assert.Equal(5, await desk.Ana.BalanceAsync());
        var head = (await desk.HeadAsync())!;
        Assert.Equal((ConversationState.Quiet, nora.Id, ConversationPriority.High), (head.State, head.AssigneeId, head.Priority));
        Assert.Equal("vip", Assert.Single((await app.Service<LabelBook>().ReadOfAsync(WorkspaceId.Default, [head.Id]))[head.Id]).Name);
        Assert.Contains(await desk.ThreadAsync(), m => m.Text == "The rule “Vip” assigned it to Nora");

        await hooked.CallsAsync(2);
        var call = hooked.Receiver.Calls[0];
        Assert.True(call.IsSignedBy((await app.Service<CallSecret>().RevealAsync(WorkspaceId.Default))!));
        Assert.Equal(("rule.acted", "Vip", rule.Id, desk.Ana.Person.Id), (call.Type, call.Data.GetProperty("rule").GetString(), call.Data.GetProperty("rule_id").GetInt64(), call.Data.GetProperty("user").GetProperty("id").GetInt64()));
        Assert.Equal("/vip", call.Data.GetProperty("text").GetString());

        Assert.Equal("🙋 A person will answer you here, Ana.", await desk.AskAsync("a human, please"));
        Assert.Equal("🙋 A person will answer you here, Ana.", await desk.AskAsync("no robot")); // No model is there to ask.
        await Eventually.TrueAsync(async () => await desk.HeadAsync() is { State: ConversationState.Open, UnreadCount: 2, WaitingSince: not null }, "it waits for the team");
        Assert.Contains(await desk.ThreadAsync(), m => m is { Kind: MessageKind.Event, Text: "Ana asked for a person" });

        await desk.AskAsync("Thanks");
        await Eventually.TrueAsync(async () => await desk.HeadAsync() is { State: ConversationState.Closed, UnreadCount: 0 }, "it is closed");
        Assert.Empty((await app.Service<LabelBook>().ReadOfAsync(WorkspaceId.Default, [head.Id]))[head.Id]);
    }

    [Theory, OnBothDatabases]
    public async Task Webhook_ThatFails_IsTriedAgainUntilItArrives(DatabaseProvider provider)
    {
        await using var hooked = await HookedApp.StartAsync(provider);
        var desk = await OpenAsync(hooked.App);
        await desk.AddAsync("Tell", When(TriggerKind.AnyMessage), new RuleAction(RuleActionKind.Webhook) { Url = hooked.Receiver.Url.AbsoluteUri });
        hooked.Receiver.Answer(500);

        await desk.SayAsync("hello"); // Nothing was answered: the team has it.
        await hooked.CallsAsync(1);
        await hooked.UntilAsync(d => d is { Attempts: 1, State: WebhookDeliveryState.Pending }, "the first try is recorded");
        await hooked.WaitIsOverAsync();

        await hooked.UntilAsync(d => d is { EventType: "rule.acted", State: WebhookDeliveryState.Delivered, Attempts: 2 }, "it arrives");
        Assert.Single(hooked.Receiver.Calls.Select(c => c.Id).Distinct());
        Assert.Single(await hooked.App.Service<WebhookReader>().CallsAsync(WorkspaceId.Default, 10));
    }

    [Theory, OnBothDatabases]
    public async Task File_GoesOutWithItsTextAndButtons_AndItsLossLeavesTheText(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var desk = await OpenAsync(app);
        var picture = Desk.Sample("board.jpg");
        var name = await app.Service<MediaStore>().KeepAsync(WorkspaceId.Default, new MemoryStream(picture));
        var screen = Screen("start", "<b>The map</b>", Button("Open it", url: "https://example.com/map")) with { File = new KeptFile(name, "map.jpg", "image/jpeg", picture.Length) };
        var rule = await desk.AddAsync("Map", When(TriggerKind.Command, "map"), new RuleAction(RuleActionKind.Reply) { Screens = [screen] });

        var shown = await desk.Ana.AskAsync("/map");
        Assert.Equal(("photo", "The map"), (shown.Kind, shown.Text));
        Assert.Equal(["Open it"], shown.ButtonTexts);
        Assert.Contains(await desk.ThreadAsync(), m => m is { Kind: MessageKind.Photo, Source: "Map", Text: "The map", Media: not null });

        File.Delete(Directory.EnumerateFiles(app.Service<Core.Settings.EngineOptions>().PathOf("media"), name, SearchOption.AllDirectories).Single());
        shown = await desk.Ana.AskAsync("/map");
        Assert.Equal((null, "The map"), (shown.Media, shown.Text));
        Assert.StartsWith("The file of the reply is gone", (await desk.FindAsync(rule)).Trouble, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task WhatIsGone_IsLeftOutAndNoted_TheRestIsDone(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var desk = await OpenAsync(app);
        var label = (await app.Service<LabelBook>().AddAsync(WorkspaceId.Default, "old")).Value;
        var rule = await desk.AddAsync("Sort", When(TriggerKind.AnyMessage), new RuleAction(RuleActionKind.Label) { LabelId = label.Id }, Reply("sorted"));
        await app.Service<LabelBook>().RemoveAsync(WorkspaceId.Default, label.Id);

        Assert.Equal("sorted", await desk.AskAsync("anything"));
        Assert.Equal("There is no such label any more.", (await desk.FindAsync(rule)).Trouble);
    }
}
