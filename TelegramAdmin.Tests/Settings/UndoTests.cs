using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Conversations;
using TelegramAdmin.Tests.AutoReplies;
using TelegramAdmin.Tests.QuickReplies;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Settings;

/// <summary>What a toast takes back stands as it stood: with its number, its place and what is known of its use.</summary>
public sealed class UndoTests
{
    private static readonly DateTimeOffset Day = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory, OnBothDatabases]
    public async Task WhatWasRemoved_ComesBackAsItWas_AndNotTwice(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (rules, shelf, workspace) = (app.Service<RuleBook>(), new ReplyShelf(app), WorkspaceId.Default);
        var rule = (await rules.SaveAsync(workspace, null, new RuleDraft("Prices", RuleDesk.When(TriggerKind.Contains, "price"), [RuleDesk.Reply("From 5")]) { IsOn = true }, RuleDesk.Olga)).Value;
        var category = (await shelf.Categories.AddAsync(workspace, "Money")).Value;
        var reply = await shelf.AddAsync("refund", "It is on its way.", category: category.Id);
        await app.Storage.WriteAsync(workspace, async db =>
        {
            db.RuleFirings.Add(new RuleFiring { WorkspaceId = workspace, RuleId = rule.Id, ConversationId = 7, WaitingSince = Day });
            db.QuickReplyUses.Add(new QuickReplyUse { WorkspaceId = workspace, QuickReplyId = reply.Id, AdminId = 1, Day = Day, Count = 3 });
            await db.QuickReplies.ExecuteUpdateAsync(set => set.SetProperty(r => r.Uses, 3), TestContext.Current.CancellationToken);
        });

        var removedRule = (await rules.RememberAsync(workspace, rule.Id))!;
        Assert.Null(await rules.RemoveAsync(workspace, rule.Id, RuleDesk.Olga));
        var removedReplies = await shelf.Arrange.RememberAsync(workspace, [reply.Id]);
        await shelf.Arrange.RemoveAsync(workspace, [reply.Id]);
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.Null(await rules.BringBackAsync(workspace, removedRule, RuleDesk.Olga));
            Assert.Null(await shelf.Arrange.BringBackAsync(workspace, removedReplies));
        }
        var inIt = await shelf.Categories.RepliesOfAsync(workspace, category.Id);
        await shelf.Categories.RemoveAsync(workspace, category.Id);
        Assert.Null((await shelf.Categories.BringBackAsync(workspace, category, inIt)).Failure);
        Assert.Equal("quick_reply_category_exists", (await shelf.Categories.BringBackAsync(workspace, category, inIt)).Failure?.Code);

        await using var db = app.Storage.Read(workspace);
        Assert.Equal((rule.Id, rule.Position, true), db.AutoRules.Where(r => r.Name == "Prices").Select(r => new { r.Id, r.Position, r.IsOn }).AsEnumerable().Select(r => (r.Id, r.Position, r.IsOn)).Single());
        Assert.Equal(1, await db.RuleFirings.CountAsync(f => f.RuleId == rule.Id, TestContext.Current.CancellationToken));
        var back = await db.QuickReplies.SingleAsync(r => r.Shortcut == "refund", TestContext.Current.CancellationToken);
        Assert.Equal((reply.Id, category.Id, 3L), (back.Id, back.CategoryId, back.Uses));
        Assert.Equal(3, await db.QuickReplyUses.Where(u => u.QuickReplyId == reply.Id).SumAsync(u => u.Count, TestContext.Current.CancellationToken));
        var next = await shelf.AddAsync("next", "Another one.");
        Assert.NotEqual(reply.Id, next.Id);

        await shelf.Arrange.RemoveAsync(workspace, [reply.Id]);
        await shelf.AddAsync("refund", "Somebody else's now.");
        Assert.Equal("shortcut_taken", (await shelf.Arrange.BringBackAsync(workspace, removedReplies))?.Code);
    }

    [Fact]
    public void EachActOnAConversation_KnowsItsWayBack_AndWhatHasNoneSaysSo()
    {
        var until = new DateTimeOffset(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);
        var open = Talk(ConversationState.Open, assignee: 4);
        var snoozed = Talk(ConversationState.Snoozed, until: until);

        Assert.Equal(new HandlingAct.Reopen(), ActWords.Back(open, new HandlingAct.Close()));
        Assert.Equal(new HandlingAct.Reopen(), ActWords.Back(open, new HandlingAct.Snooze(until)));
        Assert.Equal(new HandlingAct.Snooze(until), ActWords.Back(snoozed, new HandlingAct.Close()));
        Assert.Equal(new HandlingAct.Assign(4), ActWords.Back(open, new HandlingAct.Assign(null)));
        Assert.Equal(new HandlingAct.TakeLabel(9), ActWords.Back(open, new HandlingAct.PutLabel(9)));
        Assert.Equal(new HandlingAct.PutLabel(9), ActWords.Back(open, new HandlingAct.TakeLabel(9)));
        Assert.Null(ActWords.Back(Talk(ConversationState.Quiet), new HandlingAct.Close()));
        Assert.Null(ActWords.Back(open, new HandlingAct.MarkRead()));
    }

    private static Conversation Talk(ConversationState state, long? assignee = null, DateTimeOffset? until = null) => new()
    {
        WorkspaceId = WorkspaceId.Default, BotId = new BotId(1), ChatId = 1, Title = "Ana", SearchText = "ana", State = state, AssigneeId = assignee, SnoozedUntil = until, LastMessageAt = Day,
    };
}
