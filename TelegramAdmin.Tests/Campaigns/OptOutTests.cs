using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Campaigns;

public sealed class OptOutTests
{
    [Theory, OnBothDatabases]
    public async Task OptingOut_IsAnsweredInTheirLanguage_WithAWayBack_AndKeepsTheOtherCategories(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var mail = await Mailroom.OpenAsync(app);
        var (ana, eve) = (await mail.MeetAsync("Ana", "es"), await mail.MeetAsync("Eve"));
        var (news, offers) = (await mail.CategoryAsync("News"), await mail.CategoryAsync("Offers"));
        var message = Mailroom.Message("Look", new CampaignButton("No more", CampaignButtonKind.OptOut));
        var broadcast = await mail.BeginAsync(message, news);
        var (recipient, _) = await mail.DeliverAsync(broadcast, message, ana);

        await eve.ForgeAsync($"bc:r:{recipient}:0.0:"); // Nobody opts out for somebody else.
        await eve.ForgeAsync("mutes:999:off");
        await eve.ForgeAsync("mutes:x:off");
        Assert.Empty(await mail.ReadAsync(db => db.OptOuts.ToListAsync()));

        Assert.Equal("News está desactivado", (await ana.Person.PressAsync(mail.Bot, "No more"))!.Text);
        await Eventually.TrueAsync(() => ana.Last.Text == "Ya no recibirás News.", "the bot says that it is off");
        var off = Assert.Single(await mail.ReadAsync(db => db.OptOuts.ToListAsync()));
        Assert.Equal((ana.Person.Id, news, broadcast.Id), (off.TelegramUserId, off.CategoryId, off.BroadcastId));
        Assert.NotNull(await mail.ReadAsync(db => db.Recipients.Select(r => r.OptedOutAt).SingleAsync()));

        var screen = await ana.PressAsync("Deshacer");
        Assert.Equal(["🔔 News", "🔔 Offers"], screen.ButtonTexts);
        Assert.Empty(await mail.ReadAsync(db => db.OptOuts.ToListAsync()));
        screen = await ana.PressAsync("🔔 Offers");
        Assert.Equal(["🔔 News", "🔕 Offers"], screen.ButtonTexts);
        Assert.Equal([offers], await mail.ReadAsync(db => db.OptOuts.Select(o => o.CategoryId).ToListAsync()));
        Assert.Equal(["🔔 News", "🔔 Offers"], (await eve.AskAsync("/mutes")).ButtonTexts);

        var book = app.Service<CategoryBook>();
        Assert.Equal("category_in_use", (await book.DeleteAsync(WorkspaceId.Default, news, Mailroom.Olga)).Failure!.Code);
        Assert.Equal("category_exists", (await book.AddAsync(WorkspaceId.Default, " offers ", Mailroom.Olga)).Failure!.Code);
        Assert.Null((await book.DeleteAsync(WorkspaceId.Default, offers, Mailroom.Olga)).Failure);
        Assert.Equal([("News", 0)], (await book.ListAsync(WorkspaceId.Default)).Select(c => (c.Name, c.OptedOut)));
    }
}
