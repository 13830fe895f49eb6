using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.QuickReplies.Editing;
using TelegramAdmin.Core.QuickReplies.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.QuickReplies;

public sealed class BookTests
{
    [Theory, OnBothDatabases]
    public async Task Replies_AreFoundByWhoMaySeeThem_ByWordsAndCategory_PageByPage(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var shelf = new ReplyShelf(app);
        var money = (await shelf.Categories.AddAsync(WorkspaceId.Default, "Payments")).Value;
        await shelf.AddAsync("refund", "Done, {first_name}. It takes 100% of five days.", category: money.Id);
        await shelf.AddAsync("refund-card", "Which card was it?", category: money.Id);
        await shelf.AddAsync("hours", "We are here from 9 to 5.");
        await shelf.AddAsync("hours", "Me, I come at ten.", ReplyShelf.Olga);
        await shelf.AddAsync("secret", "Only Ivan says so.", ReplyShelf.Ivan);
        var olga = new QuickReplyFilter(ReplyShelf.Olga) { Order = ReplyOrder.Shortcut };

        Assert.Equal(["hours", "hours", "refund", "refund-card"], await shelf.ShortcutsAsync(olga));
        Assert.Equal(["hours", "refund", "refund-card"], await shelf.ShortcutsAsync(olga with { Owner = ReplyOwner.Team }));
        Assert.Equal(["hours"], await shelf.ShortcutsAsync(olga with { Owner = ReplyOwner.Own }));
        Assert.Equal(["refund", "refund-card"], await shelf.ShortcutsAsync(olga with { CategoryId = money.Id }));
        Assert.Equal(["hours", "hours"], await shelf.ShortcutsAsync(olga with { CategoryId = 0 }));
        Assert.Equal(["refund-card"], await shelf.ShortcutsAsync(olga with { Search = "WHICH card" }));
        Assert.Equal(["refund"], await shelf.ShortcutsAsync(olga with { Search = "100%" }));
        Assert.Empty(await shelf.ShortcutsAsync(olga with { Search = "re_und" }));
        Assert.Equal(["hours", "refund", "refund-card"], [.. (await shelf.Book.SearchAsync(WorkspaceId.Default, "", 10)).Select(r => r.Shortcut)]);
        Assert.Equal("refund", (await shelf.Book.SearchAsync(WorkspaceId.Default, ReplyShelf.Olga, "ref", 1))[0].Shortcut);
        Assert.Equal((2, 2), ((await shelf.Book.CountByCategoryAsync(WorkspaceId.Default, ReplyShelf.Olga))[money.Id], (await shelf.Book.CountByCategoryAsync(WorkspaceId.Default, ReplyShelf.Olga))[0]));

        foreach (var order in Enum.GetValues<ReplyOrder>())
        {
            var all = await shelf.Book.ListAsync(WorkspaceId.Default, olga with { Order = order });
            var walked = new List<long>();
            for (ReplyCursor? after = null; walked.Count == 0 || after is not null;)
            {
                var page = await shelf.Book.ListAsync(WorkspaceId.Default, olga with { Order = order, Size = 1, After = after });
                walked.AddRange(page.Rows.Select(r => r.Id));
                after = page.Next is { } next ? ReplyCursor.Parse(next.ToString()) : null;
            }
            Assert.Equal(all.Rows.Select(r => r.Id), walked);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Replies_AreMovedSharedCopiedAndRemoved(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var shelf = new ReplyShelf(app);
        var money = (await shelf.Categories.AddAsync(WorkspaceId.Default, "Payments")).Value;
        var other = (await shelf.Categories.AddAsync(WorkspaceId.Default, "Other")).Value;
        var team = await shelf.AddAsync("hours", "From 9 to 5.", category: other.Id);
        var mine = await shelf.AddAsync("hours", "At ten.", ReplyShelf.Olga);
        var free = await shelf.AddAsync("thanks", "Thank you.", ReplyShelf.Olga);

        Assert.Equal(3, (await shelf.Arrange.MoveAsync(WorkspaceId.Default, [team.Id, mine.Id, free.Id], money.Id)).Value);
        Assert.Equal("quick_reply_category_not_found", (await shelf.Arrange.MoveAsync(WorkspaceId.Default, [team.Id], 999)).Failure?.Code);
        var shared = await shelf.Arrange.ShareAsync(WorkspaceId.Default, [mine.Id, free.Id]);
        Assert.Equal((1, "hours"), (shared.Shared, Assert.Single(shared.Kept)));
        Assert.Equal(["hours", "thanks"], await shelf.ShortcutsAsync(new QuickReplyFilter(ReplyShelf.Ivan) { Order = ReplyOrder.Shortcut, CategoryId = money.Id }));

        var copy = (await shelf.Arrange.DuplicateAsync(WorkspaceId.Default, team.Id, null)).Value;
        var again = (await shelf.Arrange.DuplicateAsync(WorkspaceId.Default, team.Id, null)).Value;
        var own = (await shelf.Arrange.DuplicateAsync(WorkspaceId.Default, team.Id, ReplyShelf.Ivan)).Value;
        Assert.Equal(["hours-2", "hours-3", "hours"], [copy.Shortcut, again.Shortcut, own.Shortcut]);
        Assert.Equal((ReplyShelf.Ivan, team.Steps, money.Id), (own.AdminId, copy.Steps, copy.CategoryId));

        Assert.Null((await shelf.Categories.RenameAsync(WorkspaceId.Default, money.Id, "Money")).Failure);
        Assert.Equal("quick_reply_category_exists", (await shelf.Categories.AddAsync(WorkspaceId.Default, " money ")).Failure?.Code);
        Assert.Equal("quick_reply_category_invalid", (await shelf.Categories.AddAsync(WorkspaceId.Default, "")).Failure?.Code);
        Assert.Null((await shelf.Categories.MoveAsync(WorkspaceId.Default, other.Id, 0)).Failure);
        Assert.Equal(["Other", "Money"], [.. (await shelf.Categories.ReadAsync(WorkspaceId.Default)).Select(c => c.Name)]);
        Assert.Null((await shelf.Categories.RemoveAsync(WorkspaceId.Default, money.Id)).Failure);
        Assert.Null((await shelf.Book.FindAsync(WorkspaceId.Default, ReplyShelf.Olga, team.Id))!.CategoryId);

        Assert.Equal(2, await shelf.Arrange.RemoveAsync(WorkspaceId.Default, [copy.Id, again.Id]));
        Assert.Equal(["hours", "hours", "thanks"], await shelf.ShortcutsAsync(new QuickReplyFilter(ReplyShelf.Olga) { Order = ReplyOrder.Shortcut }));
        Assert.Null(await shelf.Book.FindAsync(WorkspaceId.Default, ReplyShelf.Olga, own.Id));
    }

    [Fact]
    public async Task Save_OfWhatNobodyCouldSend_IsRefusedWithItsReason()
    {
        await using var app = await RunningApp.StartAsync();
        var shelf = new ReplyShelf(app);
        var known = await shelf.AddAsync(" /Refund_1 ", "Fine, {first_name|friend}: { braces } stay.");
        var good = new QuickReplyDraft("other", "Other", null, null, [ReplyShelf.Says("Hello")]);
        var file = new KeptFile("own-0", "a.pdf", "application/pdf", 10);

        Assert.Equal("refund_1", known.Shortcut);
        foreach (var (draft, code) in new (QuickReplyDraft, string)[]
        {
            (good with { Shortcut = "" }, "shortcut_invalid"),
            (good with { Shortcut = "two words" }, "shortcut_invalid"),
            (good with { Shortcut = new string('a', 33) }, "shortcut_invalid"),
            (good with { Shortcut = "REFUND_1" }, "shortcut_taken"),
            (good with { Title = " " }, "quick_reply_title_invalid"),
            (good with { CategoryId = 77 }, "quick_reply_category_not_found"),
            (good with { Steps = [] }, "quick_reply_steps_invalid"),
            (good with { Steps = [.. Enumerable.Repeat(ReplyShelf.Says("x"), 6)] }, "quick_reply_steps_invalid"),
            (good with { Steps = [ReplyShelf.Says("fine"), ReplyShelf.Says("  ")] }, "quick_reply_step_empty"),
            (good with { Steps = [ReplyShelf.Says(new string('x', 4097))] }, "quick_reply_step_too_long"),
            (good with { Steps = [new ReplyStep { Text = new string('x', 1025), File = file }] }, "quick_reply_step_too_long"),
            (good with { Steps = [ReplyShelf.Says("Dear {frist_name}")] }, "quick_reply_variable_unknown"),
            (good with { Steps = [ReplyShelf.Says("half \ud83d")] }, "quick_reply_step_not_text"),
            (good with { Steps = [new ReplyStep { Text = "press", Buttons = [[new OperatorButton("go", "javascript:alert(1)")]] }] }, "button_url_invalid"),
            (good with { Steps = [new ReplyStep { Text = "press", Buttons = [[new OperatorButton("", null)]] }] }, "button_text_invalid"),
        })
            Assert.Equal(code, (await shelf.SaveAsync(null, draft)).Failure?.Code);

        Assert.Equal("quick_reply_not_found", (await shelf.SaveAsync(999, good)).Failure?.Code);
        Assert.Null((await shelf.SaveAsync(known.Id, good with { Shortcut = "refund_1" })).Failure);
        Assert.Null((await shelf.SaveAsync(null, good with { Shortcut = "refund_1", OwnerId = ReplyShelf.Olga })).Failure);
        Assert.Equal("Other", (await shelf.Book.FindAsync(WorkspaceId.Default, ReplyShelf.Ivan, known.Id))!.Title);
    }
}
